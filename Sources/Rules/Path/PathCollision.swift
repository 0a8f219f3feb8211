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
    guard !entries.allSatisfy({ isFolded($0.name) }) else { return }
    var seen: [String: FileEntry] = [:]
    seen.reserveCapacity(entries.count)
    for entry in entries {
      let folded = folded(entry.name)
      guard let other = seen.updateValue(entry, forKey: folded) else { continue }
      findings.add(.collision(with: String(other.name)), to: entry.path)
    }
  }

  /// The name with cases folded: by way of capital letters, so that `ß` meets `SS` and the two small sigmas meet. The
  /// standard library compares strings by canonical equivalence, which covers the composition of characters.
  private func folded(_ name: Substring) -> String {
    if isFolded(name) { return String(name) }
    return name.utf8.allSatisfy { $0 < 0x80 } ? name.lowercased() : name.uppercased().lowercased()
  }

  private func isFolded(_ name: Substring) -> Bool {
    name.utf8.allSatisfy { $0 < 0x80 && !(0x41...0x5A).contains($0) }
  }
}

extension Finding.Message {
  fileprivate static func collision(with name: String) -> Finding.Message {
    Finding.Message(
      "some file systems cannot tell this name from `\(name.shown())`", help: "rename one of the two: git mv OLD NEW")
  }
}
