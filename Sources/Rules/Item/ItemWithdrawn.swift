import Dataset
import Diagnostics
import Engine

/// An item that is deleted leaves `withdrawn/ID.yaml` behind, which stays; its id is never used again.
///
/// Why: under an id that is free again somebody could bring the same content with other authors, and review it.
///
/// Fix: add the file to the commit that deletes the item; give a new item a new id.
struct ItemWithdrawn: StatementRule {
  static let id: RuleID = "item/withdrawn"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) throws(Unreadable) {
    let tree = commit.tree
    let manifest = commit.authority.manifest
    var gone: Set<ItemName> = []
    for item in commit.items {
      guard let path = manifest.withdrawal(of: item.name) else { continue }
      let isWithdrawn = try tree.entry(at: path) != nil
      if item.after != .none {
        if isWithdrawn { findings.add(.back(item.name), to: commit, at: item.path) }
      } else if item.before != .none {
        gone.insert(item.name)
        if !isWithdrawn { findings.add(.unsaid(item.name, path), to: commit, at: item.path) }
      }
    }
    for change in commit.changes {
      guard case .batch(let batch, .withdrawal(let id)) = commit.layout.place(of: change.path) else { continue }
      let name = ItemName(stream: batch.stream, batch: batch.batch, id: id)
      if change.old != nil {
        findings.add(.kept, to: commit, at: change.path)
      } else if !gone.contains(name) {
        findings.add(.needless(name), to: commit, at: change.path)
      }
    }
  }
}

extension Manifest {
  /// The path of what a deleted item leaves behind; nil where the stream is not known.
  fileprivate func withdrawal(of item: ItemName) -> String? {
    Place.batch(item.batchName, .withdrawal(item: item.id)).path(in: self)
  }
}

extension CommitFault {
  fileprivate static func unsaid(_ item: ItemName, _ path: String) -> CommitFault {
    CommitFault(
      "the commit deletes \(item), and does not say so",
      mend: "say why in the same commit: echo 'reason: WHY' >\(path.shellQuoted)")
  }

  fileprivate static func back(_ item: ItemName) -> CommitFault {
    CommitFault("\(item) was deleted, and an id is never used again", mend: "give the item a new id")
  }

  fileprivate static func needless(_ item: ItemName) -> CommitFault {
    CommitFault(
      "the commit says that \(item) is deleted, and deletes no such item",
      mend: "take the file out, or delete the item in the same commit")
  }

  fileprivate static let kept = CommitFault(
    "what a deleted item left behind is changed or deleted", mend: "bring the file back as it was")
}
