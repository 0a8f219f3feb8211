extension BaseListing {
  /// The id of the file at a path; nil where the listing has none there, or does not open the folder.
  package func blob(at path: TreePath) -> ObjectName? {
    guard case .file(_, let id) = folders.find(path) else { return nil }
    return id
  }
}

extension Replay {
  /// The id of the file at a path as the tree has it now; nil where there is none, or nobody can say.
  package func blob(at path: TreePath) -> ObjectName? {
    guard case .file(_, let id) = folders.find(path) else { return nil }
    return id
  }
}
