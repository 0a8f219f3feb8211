import Dataset
import Diagnostics
import Documents
import Engine

/// An item's `type` is the type of its stream.
///
/// Why: each type has its own schema, rubric and reviewers; an item in the wrong stream is judged by the wrong ones.
///
/// Fix: move the item to a batch of its own type's stream, or correct `type`.
struct ItemType: ItemRule {
  static let id: RuleID = "item/type"

  func inspect(_ item: Item, in context: ItemContext, _ findings: inout Findings) {
    guard let type = item.root["type"], type.string != nil else { return }
    let expected = context.stream.policy.type
    guard type.text != expected else { return }
    findings.add(.mismatch(type.text, stream: context.stream.name, expected), at: type, of: item.path)
  }
}

extension Finding.Message {
  fileprivate static func mismatch(_ type: String, stream: String, _ expected: String) -> Finding.Message {
    Finding.Message(
      "the type is `\(type.shown())`, but the stream `\(stream)` holds items of type `\(expected)`",
      help: "write `type: \(expected)`, or move the item to the stream of its type")
  }
}
