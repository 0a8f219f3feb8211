import Dataset
import Diagnostics
import Engine

/// No two names of a folder are the same but for the case of letters or the composition of characters, and none looks
/// like another by letters beyond ASCII (the skeletons of UTS 39).
///
/// Why: on macOS and Windows one of the two files silently replaces the other at checkout; of two names that look the
/// same people open the wrong one.
///
/// Fix: rename one of the two with `git mv`.
struct PathCollision: DirectoryRule {
  static let id: RuleID = "path/collision"
  static let isSafety = true

  func inspect(_ entries: [FileEntry], in context: DirectoryContext, _ findings: inout Findings) {
    // Names that fold to themselves are as different as they are.
    guard !entries.allSatisfy({ $0.name.isFolded }) else { return }
    var seen: [String: FileEntry] = [:]
    seen.reserveCapacity(entries.count)
    for entry in entries {
      guard let other = seen.updateValue(entry, forKey: entry.name.folded) else { continue }
      findings.add(.collision(with: String(other.name)), to: entry.path)
    }
    inspectLooks(of: entries, &findings)
  }

  private func inspectLooks(of entries: [FileEntry], _ findings: inout Findings) {
    guard entries.contains(where: { !$0.name.isASCII }) else { return }
    var seen: [String: FileEntry] = [:]
    for entry in entries {
      // Capital letters look otherwise than small ones, and may be taken for them all the same.
      for look in Set([Skeleton.of(entry.name), Skeleton.of(entry.name.folded)]) {
        guard let other = seen[look], other != entry else {
          seen[look] = entry
          continue
        }
        // Two plain names are told apart by whoever reads them; those that fold to one have been named already.
        guard !other.name.isASCII || !entry.name.isASCII, other.name.folded != entry.name.folded else { continue }
        findings.add(.lookalike(of: other, entry), to: entry.path)
        break
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func lookalike(of other: FileEntry, _ entry: FileEntry) -> Finding.Message {
    let (name, taken) = (String(entry.name).shown(plain: true), String(other.name).shown(plain: true))
    return Finding.Message(
      "the name `\(name)` looks like `\(taken)`", help: "rename one of the two: git mv OLD NEW")
  }

  fileprivate static func collision(with name: String) -> Finding.Message {
    Finding.Message(
      "some file systems cannot tell this name from `\(name.shown())`", help: "rename one of the two: git mv OLD NEW")
  }
}
