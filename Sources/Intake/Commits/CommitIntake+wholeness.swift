import Engine
import Git

extension CommitIntake {
  /// Sees that a walk left no commit out. Where libgit2 gets no memory for a commit, its walk goes on without it and
  /// says nothing: so whatever the walk leaves open must lead to what is known.
  ///
  /// - Parameters:
  ///   - walked: the commits that the walk gave.
  ///   - known: where it was to end.
  ///   - tips: where it began.
  /// - Throws: ``Unreadable`` where a commit was left out.
  func ensureWhole(_ walked: [ObjectID], from known: [ObjectID], to tips: [ObjectID]) throws(Unreadable) {
    // In a shallow clone the walk ends where nothing more was fetched.
    guard !repository.isShallow else { return }
    var open = Set(tips)
    for id in walked { open.formUnion(try parents(of: id)) }
    open.subtract(walked)
    open.subtract(known)
    guard !open.isEmpty else { return }
    // Asked of the graph and not of another walk, which where times mislead goes through what it should hide.
    var graph = CommitGraph(repository, knowing: self.known.links)
    let left = try reading { () throws(GitError) in try graph.unreached(open, from: known) }
    guard let first = left.min() else { return }
    throw Unreadable("commit \(first)", reason: "git's library left it out, for want of memory perhaps")
  }
}
