/// Which symbolic links a patch says to remove and to leave or make: nothing is written behind one.
struct LinkChanges {
  private var removed: Set<TreePath> = []
  private var kept: Set<TreePath> = []

  init(_ patch: Patch) {
    for change in patch.changes {
      if let old = change.oldPath, change.oldMode == .link, change.kind == .rename || change.kind == .delete {
        removed.insert(old)
      }
      if let new = change.newPath, change.newMode == .link { kept.insert(new) }
    }
  }

  /// A link that stands above a path; nil where there is none.
  func link(above path: TreePath, in tree: some FileTree) -> TreePath? {
    path.ancestors.last { folder in
      if kept.contains(folder) { return true }
      guard !removed.contains(folder), case .file(let file) = tree.entry(at: folder) else { return false }
      return file.mode == .link
    }
  }
}
