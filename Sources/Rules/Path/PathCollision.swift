import Dataset
import Diagnostics
import Engine

/// No two names of a folder are the same but for the case of letters or the composition of characters.
///
/// Why: on macOS and Windows one of the two files silently replaces the other at checkout.
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
  }
}

extension Finding.Message {
  fileprivate static func collision(with name: String) -> Finding.Message {
    Finding.Message(
      "some file systems cannot tell this name from `\(name.shown())`", help: "rename one of the two: git mv OLD NEW")
  }
}
