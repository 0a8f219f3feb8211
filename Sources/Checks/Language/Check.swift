package import Diagnostics

/// One check of an item: what it looks at, by which function, and what it says.
package struct Check: Sendable {
  package let terms: CheckTerms
  /// The check looks only where this selects something; nil where it always does.
  let condition: Selection?
  /// What is looked at, each node by itself.
  let given: [Excerpt]
  let function: any CheckFunction
  let message: MessageTemplate

  package var id: RuleID { terms.id }
}
