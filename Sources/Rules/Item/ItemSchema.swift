import Dataset
import Diagnostics
import Engine
import Schema

/// An item satisfies the schema of its stream.
///
/// Why: whoever trains on the dataset relies on every field being there, and being what the schema says.
///
/// Fix: mend the field that the finding names; the schema's descriptions say what belongs there.
struct ItemSchema: ItemRule {
  static let id: RuleID = "item/schema"

  func inspect(_ item: Item, in context: ItemContext, _ findings: inout Findings) {
    for violation in context.violations where violation.kind == .schema {
      findings.add(violation, in: item.path)
    }
  }
}
