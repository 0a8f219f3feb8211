import Dataset
import Diagnostics
import Engine

/// A stream holds none of the files that git obeys wherever they lie: `.gitattributes`, `.gitignore`, `.gitmodules`,
/// `.lfsconfig` and `.mailmap`, in any spelling that a file system takes for one of them.
///
/// Why: git prefers the nearer file to the one at the root. With such a file beside an item the files there are other
/// bytes in a clone than those that were approved, are left out of commits and archives, or change unseen.
///
/// Fix: store the file under another name, and write its own into the item: `{path: context/dot-gitattributes, origin:
/// .gitattributes}`. `git dataset import` does so by itself.
struct PathGitFile: EntryRule {
  static let id: RuleID = "path/git-file"
  static let isSafety = true

  func inspect(_ entry: FileEntry, in context: EntryContext, _ findings: inout Findings) {
    guard context.place.isInStream else { return }
    // By bytes: to a character, a stroke with a combining mark behind it is no stroke.
    for part in entry.path.utf8.split(separator: UInt8(ascii: "/")) {
      // The folder of a repository is refused everywhere, by the rule about names.
      guard let file = GitFile(takenFor: Substring(part)), file != .folder else { continue }
      return findings.add(.obeyed(file, Substring(part)), to: entry.path)
    }
  }
}

extension Finding.Message {
  fileprivate static func obeyed(_ file: GitFile, _ part: Substring) -> Finding.Message {
    let name = String(part)
    let isSpeltSo = name == file.rawValue
    let what = isSpeltSo ? "git obeys" : "some systems take `\(name.shown(plain: true))` for"
    return Finding.Message(
      "\(what) `\(file.rawValue)`\(isSpeltSo ? "" : ", which git obeys"), so no stream can hold it",
      help: "store it under another name, such as \(GitFile.harmless(file.rawValue)), and write its own into the item: "
        + "`origin: \(file.rawValue)`")
  }
}
