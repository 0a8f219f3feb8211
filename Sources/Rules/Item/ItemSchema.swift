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
    guard context.stream.schema != nil else {
      return findings.add(.noSchema(context.stream), to: context.stream.schemaPath ?? Layout.manifestPath)
    }
    for violation in context.violations where violation.kind == .schema {
      findings.add(violation, in: item.path)
    }
  }
}

extension Finding.Message {
  fileprivate static func noSchema(_ stream: StreamState) -> Finding.Message {
    Finding.Message(
      "the stream `\(stream.name)` has no schema that can be used, so its items cannot be judged",
      help: "ask an owner to mend it; git dataset check says what is wrong with it")
  }
}
