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
    // Above a link there is none: what the tree has is the only one, if the patch does not remove it.
    let link = tree.link(above: path)
    if removed.isEmpty, kept.isEmpty { return link }
    return path.ancestors.last { kept.contains($0) } ?? link.flatMap { removed.contains($0) ? nil : $0 }
  }
}
