import Dataset
import Documents
import Engine
import Git

/// What a merge commit changes by itself: everything that it has otherwise than the clean merge of its two parents.
///
/// The clean merge is made of whole paths, each for itself. What the parents have in common is what ``CommonAncestor``
/// says:
///
/// * Where both parents have the same at a path, so has the clean merge.
/// * Where the second parent has what they have in common, the first alone changed the path, and the clean merge has
///   what the first has.
/// * Where the first parent has what they have in common, the second alone changed it, and the clean merge has what the
///   second has.
/// * Any other path is the merge's own change whatever it has there, since nobody ever saw the outcome before, be it
///   what one of the parents has.
///
/// On a protected ref's own line one thing more is asked of the second parent: some commit that the merge brings in
/// must have made the path what it has there, by a change of its own (``SideChanges``). Where none did, the side has
/// nothing to say about the path, whatever crossing merges have made of it, and the clean merge has what the first
/// parent has. So whatever becomes of a path on that line is what a commit itself changes, judged when it comes to
/// the line: nothing old comes back because merges have found it again.
///
/// A file and a folder of one name are two paths. Where the clean merge would have both, a tree cannot, and what the
/// merge leaves out is its own change.
struct CleanMerge {
  let repository: Repository
  let ancestor: CommonAncestor
  /// The trees of the commits that the ancestor is computed from, in their order.
  let ancestors: [ObjectID]
  /// The tree of the first parent.
  let ours: ObjectID
  /// The tree of the second parent.
  let theirs: ObjectID
  /// What the commits say that the merge brings in; nil where that is not asked.
  let side: SideChanges?

  /// What came of a look at a merge.
  struct Look {
    /// What the merge changes by itself.
    let own: [PathChange]
    /// How many paths were looked at for it, and what the merge has there.
    let looked: Int
    let contents: [ObjectID]
  }

  /// What the merge has at a path otherwise than the clean merge, or where there is none.
  ///
  /// - Parameters:
  ///   - result: the tree of the merge.
  ///   - most: how many paths may be looked at.
  /// - Returns: nil where it would be more.
  func changes(in result: ObjectID, most: Int = .max) throws(Unreadable) -> Look? {
    var changes: [PathChange] = []
    var (looked, contents): (Int, [ObjectID]) = (0, [])
    try walking { () throws(TreeError) in
      try repository.walk(trees(with: result), where: { looked <= most && mayHaveChanges($0) }) { row in
        looked += max(1, row.path.utf8.count / 256)
        let (ours, result) = (row.entries[0], row.entries[2])
        if let result { contents.append(result.id) }
        let expected = expected(row)
        if expected == .known(result) { return }
        let old = if case .known(let entry) = expected { entry } else { ours }
        changes.append(PathChange(row.change(from: old, to: result)))
      }
    }
    guard looked <= most else { return nil }
    changes.sort { $0.path.precedes($1.path) }
    return Look(own: changes, looked: looked, contents: contents)
  }

  /// The trees that are gone through, that of the merge itself in the third place.
  func trees(with result: ObjectID) -> [ObjectID] { [ours, theirs, result] + ancestors }

  /// Whether the merge may have an own change at a path, or somewhere in a folder.
  func mayHaveChanges(_ entries: [TreeEntry?]) -> Bool {
    let (ours, theirs, result) = (entries[0], entries[1], entries[2])
    if ours == theirs { return result != ours }
    let common = ancestor.value(entries[3...])
    if result == ours, common == .known(theirs) { return false }
    return side != nil || result != theirs || common != .known(ours)
  }

  /// What the clean merge has at a path; unknown where there is none.
  private func expected(_ row: TreeRow) -> CommonAncestor.Value {
    let (ours, theirs) = (row.entries[0], row.entries[1])
    let common = ancestor.value(row.entries[3...])
    if ours == theirs || common == .known(theirs) { return .known(ours) }
    if let side, !side.made(row.path, theirs) { return .known(ours) }
    return common == .known(ours) ? .known(theirs) : .unknown
  }
}

/// What the commits that a merge brings in have made of paths, each by a change of its own.
struct SideChanges: Sendable {
  private var outcomes: [ExactPath: [FileEntry?]] = [:]

  init(_ commits: some Sequence<CommitChange>) {
    for commit in commits {
      for change in commit.changes { outcomes[ExactPath(change.path), default: []].append(change.new) }
    }
  }

  /// Whether one of them made a path what it is in a tree.
  func made(_ path: String, _ entry: TreeEntry?) -> Bool {
    let made = outcomes[ExactPath(path)] ?? []
    guard let entry else { return made.contains(nil) }
    return made.contains { $0 == FileEntry(entry, in: path.parentPath) }
  }
}
