import Dataset
import Diagnostics
import Engine

/// A dataset holds ordinary files: no symbolic links, no submodules, and inside streams nothing executable.
///
/// Why: a link can point out of the repository, a submodule brings content that nobody reviewed, and data is not run.
///
/// Fix: commit the file itself; `git update-index --chmod=-x FILE` takes the executable bit away.
struct PathMode: EntryRule {
  static let id: RuleID = "path/mode"
  static let isSafety = true

  func inspect(_ entry: FileEntry, in context: EntryContext, _ findings: inout Findings) {
    switch entry.mode {
    case .file, .directory: return
    case .executable where !context.place.isInStream: return
    case .executable: findings.add(.executable(entry), to: entry.path)
    case .symlink: findings.add(.symlink, to: entry.path)
    case .gitlink: findings.add(.gitlink, to: entry.path)
    case .other(let mode): findings.add(.other(mode), to: entry.path)
    }
  }
}

extension Finding.Message {
  fileprivate static func executable(_ entry: FileEntry) -> Finding.Message {
    Finding.Message(
      "the file is executable",
      help: "take the bit away: git update-index --chmod=-x \(entry.path.shellQuoted.shown(limit: 300))")
  }

  fileprivate static let symlink = Finding.Message(
    "this is a symbolic link", help: "commit the file itself in its place")

  fileprivate static let gitlink = Finding.Message(
    "this is a submodule", help: "commit the files themselves, or name the other repository in the item's source")

  fileprivate static func other(_ mode: UInt32) -> Finding.Message {
    Finding.Message(
      "the mode \(String(mode, radix: 8)) is none that a dataset may hold", help: "add the file again with git")
  }
}
