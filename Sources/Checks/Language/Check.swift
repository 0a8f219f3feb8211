package import Diagnostics
import JSONPath

/// One check of a stream: what it looks at, by which function, and what it says.
package struct Check: Sendable {
  /// `<stream type>/<name>`, or `item/<name>` for one that every stream shares.
  package let id: RuleID
  /// What holds where nothing is found, in a sentence.
  package let summary: String
  /// What is lost where it does not hold.
  package let why: String
  /// What to do, in the imperative.
  package let fix: String
  /// What a finding weighs where no manifest says anything.
  package let severity: Severity
  package let waivable: Waivable
  /// The check looks only where this selects something; nil where it always does.
  let condition: JSONPath?
  /// What is looked at, each node by itself.
  let given: [Excerpt]
  let function: any CheckFunction
  let message: MessageTemplate
}

/// Who may say that a finding of a check does not count.
package enum Waivable: String, Sendable {
  case no
  case reviewer
  case calibrator
}

extension Check {
  /// The paragraphs that `git dataset explain` and docs/rules.md print.
  package var explanation: String {
    [summary, why.isEmpty ? "" : "Why: \(why)", fix.isEmpty ? "" : "Fix: \(fix)"].filter { !$0.isEmpty }
      .joined(separator: "\n\n")
  }
}
