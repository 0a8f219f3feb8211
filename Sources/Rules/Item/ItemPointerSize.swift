import Dataset
import Diagnostics
import Engine

/// A Git LFS pointer that takes the place of a file gives that file's size.
///
/// Why: whoever fetches the content trusts the pointer; one that says something false about what was there says it on
/// purpose.
///
/// Fix: let git write the pointer: `git lfs track`, then `git add` the file.
struct ItemPointerSize: CommitRule {
  static let id: RuleID = "item/pointer-size"
  static let isSafety = true

  func inspect(_ commit: NewCommit, _ findings: inout Findings) throws(Unreadable) {
    guard let tree = commit.tree else { return }
    for change in commit.changes {
      guard case .batch(_, .sidecar) = commit.layout.place(of: change.path), let old = change.old, old.isFile,
        let new = change.new, new.isFile, try LFSPointer.sizes.contains(tree.size(of: new)),
        let pointer = LFSPointer(try tree.bytes(of: new))
      else { continue }
      let size = try tree.size(of: old)
      // A pointer to another content takes nothing's place.
      guard size != pointer.size, size <= Inspector.contentLimit, try tree.sha256(of: old) == pointer.sha256 else {
        continue
      }
      findings.add(.other(pointer.size, size), to: commit, at: change.path)
    }
  }
}

extension CommitFault {
  fileprivate static func other(_ said: Int, _ size: Int) -> CommitFault {
    CommitFault(
      "the pointer says that the file has \(said) bytes, and the file that was there has \(size)",
      mend: "let git write the pointer: git lfs track, then git add the file itself")
  }
}
