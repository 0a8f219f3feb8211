import Dataset
import Diagnostics
import Engine

/// A path can be checked out everywhere and read by everyone: UTF-8 without control, direction or zero-width characters,
/// no backslash or colon, no part that ends in a full stop or space, nothing that a file system takes for `.git`, and at
/// most 255 bytes a part.
///
/// Why: a name that another system cannot hold, or shows as something else, hides what is in the dataset.
///
/// Fix: rename the file with `git mv`.
struct PathName: EntryRule {
  static let id: RuleID = "path/name"
  static let isSafety = true

  func inspect(_ entry: FileEntry, in context: EntryContext, _ findings: inout Findings) {
    guard let fault = fault(in: entry) else { return }
    findings.add(.bad(fault), to: entry.path)
  }

  private func fault(in entry: FileEntry) -> String? {
    guard entry.hasValidName else { return "holds bytes that are not UTF-8" }
    if entry.path.utf8.count > 4096 { return "is longer than 4,096 bytes" }
    for part in entry.path.split(separator: "/", omittingEmptySubsequences: false) {
      if let fault = fault(in: part) { return fault }
    }
    return nil
  }

  private func fault(in part: Substring) -> String? {
    if part.isEmpty || part == "." || part == ".." { return "has an empty part, `.` or `..`" }
    if part.utf8.count > 255 { return "has a part of more than 255 bytes" }
    if part.hasSuffix(".") || part.hasSuffix(" ") { return "has a part that ends in a full stop or a space" }
    if part.utf8.contains(where: { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: ":") }) {
      return "holds a backslash or a colon"
    }
    if String(part).shown(limit: 300) != part { return "holds a control, direction or zero-width character" }
    return part.readsAsGitFolder ? "has a part that some file systems take for `.git`" : nil
  }
}

extension Substring {
  /// `.git` in any case, and the short name that NTFS gives it.
  fileprivate var readsAsGitFolder: Bool {
    let lower = lowercased()
    return lower == ".git" || lower == "git~1"
  }
}

extension Finding.Message {
  fileprivate static func bad(_ fault: String) -> Finding.Message {
    Finding.Message("the path \(fault)", help: "rename the file: git mv OLD NEW")
  }
}
