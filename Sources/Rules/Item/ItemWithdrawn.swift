import Dataset
import Diagnostics
import Engine

/// An item that is deleted leaves `withdrawn/ID.yaml` behind, which stays; its id is never used again.
///
/// Why: under an id that is free again somebody could bring the same content with other authors, and review it.
///
/// Fix: add the file to the commit that deletes the item; give a new item a new id.
struct ItemWithdrawn: CommitRule {
  static let id: RuleID = "item/withdrawn"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) throws(Unreadable) {
    guard context.isJudged, let tree = context.tree, let manifest = context.authority?.manifest else { return }
    var gone: Set<ItemName> = []
    for item in context.items {
      guard let path = manifest.withdrawal(of: item.name) else { continue }
      let isWithdrawn = try tree.entry(at: path) != nil
      if item.after != .none {
        if isWithdrawn { findings.add(.back(item.name), at: Location(path: item.path, commit: commit.id)) }
      } else if item.before != .none {
        gone.insert(item.name)
        if !isWithdrawn { findings.add(.unsaid(item.name, path), at: Location(path: item.path, commit: commit.id)) }
      }
    }
    for change in commit.changes {
      guard case .batch(let batch, .withdrawal(let id)) = context.layout.place(of: change.path) else { continue }
      let location = Location(path: change.path, commit: commit.id)
      let name = ItemName(stream: batch.stream, batch: batch.batch, id: id)
      if change.old != nil {
        findings.add(.kept, at: location)
      } else if !gone.contains(name) {
        findings.add(.needless(name), at: location)
      }
    }
  }
}

extension Manifest {
  /// The path of what a deleted item leaves behind; nil where the stream is not known.
  fileprivate func withdrawal(of item: ItemName) -> String? {
    stream(named: item.stream).map { "\($0.batchFolder(item.batch))/withdrawn/\(item.id).yaml" }
  }
}

extension Finding.Message {
  fileprivate static func unsaid(_ item: ItemName, _ path: String) -> Finding.Message {
    Finding.Message(
      "the commit deletes \(item), and does not say so",
      help: "say why in the same commit: echo 'reason: WHY' >\(path.shellQuoted)")
  }

  fileprivate static func back(_ item: ItemName) -> Finding.Message {
    Finding.Message("\(item) was deleted, and an id is never used again", help: "give the item a new id")
  }

  fileprivate static func needless(_ item: ItemName) -> Finding.Message {
    Finding.Message(
      "the commit says that \(item) is deleted, and deletes no such item",
      help: "take the file out, or delete the item in the same commit")
  }

  fileprivate static let kept = Finding.Message(
    "what a deleted item left behind is changed or deleted", help: "bring the file back as it was")
}
