import Dataset
import Diagnostics
import Engine

/// A folder has fewer than 10,000 entries.
///
/// Why: hubs that deliveries go to refuse larger folders, and git and editors become slow on them.
///
/// Fix: put the items into several batches.
struct PathDirectorySize: DirectoryRule {
  static let id: RuleID = "path/directory-size"
  static let isSafety = true
  private static let limit = 10_000

  func inspect(_ entries: [FileEntry], in context: DirectoryContext, _ findings: inout Findings) {
    guard entries.count >= Self.limit else { return }
    findings.add(.full(entries.count), to: context.path)
  }
}

extension Finding.Message {
  fileprivate static func full(_ count: Int) -> Finding.Message {
    Finding.Message(
      "the folder has \(count) entries, and 9,999 is the most", help: "put the items into several batches")
  }
}
