import Dataset
import Diagnostics
import Engine

/// A stream's folder holds only what the layout of a dataset knows.
///
/// Why: a file that no rule looks at is a file that nobody reviewed, and a misspelt name (`item/`, `.yml`) would
/// silently leave an item out.
///
/// Fix: move the file to where it belongs, or rename it: items are `batches/BATCH/items/ID.yaml` or `.json`, their
/// sidecars lie in `batches/BATCH/items/ID/`.
struct UnknownFile: EntryRule {
  static let id: RuleID = "path/unknown"

  func inspect(_ entry: FileEntry, in context: EntryContext, _ findings: inout Findings) {
    switch context.place {
    case .stream(_, .unknown): findings.add(.inStream, to: entry.path)
    case .batch(_, .unknown): findings.add(.inBatch(entry), to: entry.path)
    default: return
    }
  }
}

extension Finding.Message {
  fileprivate static let inStream = Finding.Message(
    "a stream's folder holds no such file",
    help: "it may hold schema.yaml, judgement.yaml, item.yaml, rubrics/VERSION.yaml, imports/NAME.yaml and batches/")

  fileprivate static func inBatch(_ entry: FileEntry) -> Finding.Message {
    if entry.path.hasSuffix(".yml") {
      return Finding.Message("a batch holds no such file", help: "rename it: the ending is .yaml")
    }
    return Finding.Message(
      "a batch holds no such file",
      help: "items are items/ID.yaml or items/ID.json with an id of lower-case letters, digits, `.`, `_` and `-`")
  }
}
