import Dataset
import Diagnostics
import Engine
import Schema

/// A text that reads as another type is quoted.
///
/// Why: `rubric: 1.10` is the number 1.1, `answer: null` is nothing, `sha: 1234567` loses its leading zeros elsewhere.
///
/// Fix: put the value in double quotes.
struct ItemUnquotedScalar: ItemRule {
  static let id: RuleID = "item/unquoted-scalar"

  func inspect(_ item: Item, in context: ItemContext, _ findings: inout Findings) {
    for violation in context.violations where violation.kind == .unquotedScalar {
      findings.add(violation, in: item.path)
    }
  }
}
