import Dataset
import Diagnostics
import Engine
import Schema

/// Every pattern of the schema can be decided on the item within its limits.
///
/// Why: a pattern that runs for minutes would stop the server; one that gives up must not count as a match.
///
/// Fix: shorten the text, or ask an owner to anchor the pattern or write it without nested repetition.
struct ItemPatternLimit: ItemRule {
  static let id: RuleID = "item/pattern-limit"

  func inspect(_ item: Item, in context: ItemContext, _ findings: inout Findings) {
    for violation in context.violations where violation.kind == .undecided {
      findings.add(violation, in: item.path)
    }
  }
}
