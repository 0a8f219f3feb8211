import Dataset
import Engine
import Git

/// What merging two trees makes of each path where only one side changed it, so that what a merge commit makes
/// otherwise is known to be its own doing.
///
/// A path that both sides changed, each in its own way, is always the merger's doing: nobody else ever saw the result.
struct CleanMerge {
  private let ours: ObjectID
  private let repository: Repository
  /// What the clean merge makes of the paths that it takes from the other side.
  private var taken: [ExactPath: TreeEntry?] = [:]
  /// The paths that both sides changed.
  private var contested: Set<ExactPath> = []

  /// - Parameters:
  ///   - base: the tree of the best common ancestor; nil where there is none.
  ///   - ours: the tree of the first parent.
  ///   - theirs: the tree of the second parent.
  init(base: ObjectID?, ours: ObjectID, theirs: ObjectID, repository: Repository) throws(Unreadable) {
    self.ours = ours
    self.repository = repository
    let left = Dictionary(try Self.difference(base, ours, repository).map { (ExactPath($0.path), $0.new) }) { $1 }
    for change in try Self.difference(base, theirs, repository) {
      let path = ExactPath(change.path)
      guard let own = left[path] else {
        taken.updateValue(change.new, forKey: path)
        continue
      }
      if own != change.new { contested.insert(path) }
    }
  }

  /// What the tree of a merge commit holds otherwise than the clean merge would.
  func changes(in result: ObjectID) throws(Unreadable) -> [PathChange] {
    var changes: [PathChange] = []
    var seen: Set<ExactPath> = []
    for change in try Self.difference(ours, result, repository) {
      let path = ExactPath(change.path)
      seen.insert(path)
      guard let expected = taken[path] else {
        changes.append(PathChange(change))
        continue
      }
      guard expected != change.new else { continue }
      let folder = change.path.parentPath
      changes.append(
        PathChange(
          path: change.path, old: expected.map { FileEntry($0, in: folder) }, new: PathChange(change).new))
    }
    // What the merge leaves as the first parent has it, though the other side changed it.
    for (path, expected) in taken where !seen.contains(path) { changes.append(try dropped(path, expected)) }
    for path in contested where !seen.contains(path) {
      changes.append(PathChange(path: path.text, old: try entry(path), new: try entry(path)))
    }
    return changes.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private func dropped(_ path: ExactPath, _ expected: TreeEntry?) throws(Unreadable) -> PathChange {
    let folder = path.text.parentPath
    return PathChange(path: path.text, old: expected.map { FileEntry($0, in: folder) }, new: try entry(path))
  }

  private func entry(_ path: ExactPath) throws(Unreadable) -> FileEntry? {
    try TreeSnapshot(repository: repository, root: ours).entry(at: path.text)
  }

  private static func difference(
    _ old: ObjectID?, _ new: ObjectID, _ repository: Repository
  ) throws(Unreadable) -> [TreeChange] {
    try walking { () throws(TreeError) in try repository.difference(from: old, to: new) }
  }
}
