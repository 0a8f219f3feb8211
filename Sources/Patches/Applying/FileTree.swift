/// Files that a patch is applied to.
protocol FileTree {
  /// What stands at a path.
  func entry(at path: TreePath) -> FileTreeEntry
  /// The symbolic link above a path; nil where there is none.
  func link(above path: TreePath) -> TreePath?
}

/// What stands at a path.
enum FileTreeEntry {
  /// No file; maybe a folder.
  case none
  case file(StoredFile)
  /// It cannot be said, since the listing does not open this folder.
  case unopened(TreePath)
}

/// A file with what is known of it.
struct StoredFile: Sendable {
  var mode: FileMode
  /// Its id; nil where nobody has computed it yet.
  var id: ObjectName?
  /// Its content; nil where it was not given. A submodule's is the line that stands for it in patches.
  var content: [UInt8]?
}

/// What a patch does to files: all removals come first, then the files are written in turn, a later one over an
/// earlier one. So does git, and it shows where a patch touches a file twice: one that it writes and then deletes is
/// there in the end.
struct PatchEffects {
  var removed: [TreePath] = []
  var written: [(path: TreePath, file: StoredFile, line: Int)] = []
}
