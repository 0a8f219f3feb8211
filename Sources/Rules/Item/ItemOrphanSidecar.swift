import Dataset
import Diagnostics
import Engine

/// A folder beside items belongs to one of them: `items/ID/` holds the sidecars of `items/ID.yaml` or `items/ID.json`.
///
/// Why: files that belong to no item are read by nobody, and come back to life with an item of that id.
///
/// Fix: add the item, or take its folder away together with it: `git rm -r items/ID`.
struct ItemOrphanSidecar: DirectoryRule {
  static let id: RuleID = "item/orphan-sidecar"

  func inspect(_ entries: [FileEntry], in context: DirectoryContext, _ findings: inout Findings) {
    guard context.holdsItems, entries.contains(where: { $0.mode == .directory }) else { return }
    let files = Set(entries.filter { $0.mode != .directory }.map(\.name))
    for folder in entries where folder.mode == .directory {
      guard !files.contains("\(folder.name).yaml"), !files.contains("\(folder.name).json") else { continue }
      findings.add(.orphan(folder), to: folder.path)
    }
  }
}

extension Finding.Message {
  fileprivate static func orphan(_ folder: FileEntry) -> Finding.Message {
    let name = String(folder.name).shown()
    return Finding.Message(
      "the files in this folder belong to no item: there is neither `\(name).yaml` nor `\(name).json` beside it",
      help: "add the item, or delete the folder")
  }
}
