import Dataset
import Diagnostics
import Documents
import Engine

/// An item's `id` is the name of its file without the ending, and no other file of the batch has it.
///
/// Why: reviews, samples and sign-offs name items by id; two names for one item would be two items.
///
/// Fix: rename the file, or correct the id.
struct ItemID: ItemRule {
  static let id: RuleID = "item/id"

  func inspect(_ item: Item, in context: ItemContext, _ findings: inout Findings) {
    if context.hasTwin { findings.add(.twin(item), to: item.path) }
    guard let id = item.root["id"], id.string != nil, id.text != item.name.id else { return }
    findings.add(.mismatch(id.text, file: item.name.id), at: id, of: item.path)
  }
}

extension Finding.Message {
  fileprivate static func mismatch(_ id: String, file: String) -> Finding.Message {
    Finding.Message(
      "the id is `\(id.shown())`, but the file is named `\(file.shown())`",
      help: "make them the same: write `id: \(file.shown())`, or rename the file")
  }

  fileprivate static func twin(_ item: Item) -> Finding.Message {
    Finding.Message(
      "there are two files for the item `\(item.name.id.shown())`, one in YAML and one in JSON",
      help: "delete one of them")
  }
}
