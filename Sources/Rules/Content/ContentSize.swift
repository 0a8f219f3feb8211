import Dataset
import Diagnostics
import Engine

/// A file of a stream is not too large: 1 MiB for an item, 16 MiB for any other.
///
/// Why: git keeps every version of every file for ever, and each clone pays for it.
///
/// Fix: move long texts from the item to a sidecar; keep a large sidecar in Git LFS (`git lfs track`).
struct ContentSize: EntryRule {
  static let id: RuleID = "content/size"
  static let isSafety = true

  func inspect(_ entry: FileEntry, in context: EntryContext, _ findings: inout Findings) {
    guard let size = context.size else { return }
    switch context.place {
    case .batch(_, .item) where size > 1 << 20: findings.add(.item(size), to: entry.path)
    case .batch, .stream, .open, .other, .manifest, .people:
      guard size > Inspector.contentLimit else { return }
      findings.add(.file(size), to: entry.path)
    }
  }
}

extension Finding.Message {
  fileprivate static func item(_ size: Int) -> Finding.Message {
    Finding.Message("the item has \(size) bytes, and 1 MiB is the most", help: "move long texts to sidecars")
  }

  fileprivate static func file(_ size: Int) -> Finding.Message {
    Finding.Message("the file has \(size) bytes, and 16 MiB is the most", help: "keep it in Git LFS: git lfs track")
  }
}
