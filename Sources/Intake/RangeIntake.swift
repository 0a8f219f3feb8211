import Dataset
import Engine
import Git

/// The commits between a known state and a new tip.
struct RangeIntake {
  let source: RepositorySource
  let repository: Repository
  /// Whether it is asked who made each commit, since the ref is a protected one: then each commit is judged by the
  /// state before it, and signatures are looked at. Elsewhere all are judged by the state known.
  let asksWho: Bool
  /// What may be looked at of a push that was received; nil where none was.
  var allowance: PushAllowance?

  /// - Parameter known: tips whose history is known; the first is the state that the new one is compared with.
  func inquiry(from known: [ObjectID], to tip: ObjectID) async throws(Unreadable) -> Inquiry {
    var commits = CommitIntake(repository: repository, allowance: allowance)
    // Before git's library reads it, which stumbles over much of what is malformed without saying so.
    if let change = try commits.defective(tip) { return Inquiry(source: nil, scope: .changes([]), commits: [change]) }
    let new = try reading { () throws(GitError) in try repository.commits(from: [tip], hiding: known) }
    var history = try await commits.changes(new, of: source)
    if let last = history.last, last.defect != nil { return Self.inquiry(about: last, tip) }
    try ensureWhole(new, from: known, to: tip, commits)
    for (index, id) in new.enumerated() {
      history[index].source = TreeSource(repository: source, root: try commits.tree(of: id))
      guard history[index].parents.count > 1 else { continue }
      for parent in try commits.parents(of: id).dropFirst() {
        history[index].sides.append(TreeSource(repository: source, root: try commits.tree(of: parent)))
      }
    }
    let chain = try FirstParentChain(new, tip: tip, commits)
    let base = try base(of: tip, known.first, chain, commits)
    // Where more is known than the line itself, a side may hold commits that are not new here.
    let isWhole = asksWho && known.count < 2 && chain.start == known.first
    let merges = MergeIntake(
      source: source, known: commits.known, chain: isWhole ? chain : nil, allowance: allowance)
    if let defective = try await merges.read(&history, new, repository) {
      return Self.inquiry(about: defective, tip)
    }
    try govern(&history, new, chain, base, commits)
    if asksWho {
      let signatures = SignatureIntake(repository: repository, commits: commits)
      try await signatures.read(&history)
      try await WriterSearch(repository: repository, intake: signatures).read(&history)
    }
    let root = try commits.tree(of: tip)
    let changes = try walking { () throws(TreeError) in try repository.difference(from: base?.root, to: root) }
    var inquiry = Inquiry(
      source: TreeSource(repository: source, root: root), base: base, scope: .changes(changes.map(PathChange.init)),
      commits: history)
    inquiry.asksWho = asksWho
    return inquiry
  }

  /// Asks about a commit with a defect alone. Where it is only too much together with others, which of them comes last
  /// is for the workers to say, so the newest stands for all.
  private static func inquiry(about defective: CommitChange, _ tip: ObjectID) -> Inquiry {
    var commit = defective
    if let defect = defective.defect, defect.isOfPush { commit = CommitChange(tip, defect) }
    return Inquiry(source: nil, scope: .changes([]), commits: [commit])
  }

  /// Sees that no new commit was left out. Where libgit2 gets no memory for a commit, its walk goes on without it and
  /// says nothing: so whatever the walk leaves open must lead to what is known.
  ///
  /// - Throws: ``Unreadable`` where a commit was left out.
  private func ensureWhole(
    _ new: [ObjectID], from known: [ObjectID], to tip: ObjectID, _ commits: CommitIntake
  ) throws(Unreadable) {
    // In a shallow clone the walk ends where nothing more was fetched.
    guard !repository.isShallow else { return }
    var open: Set<ObjectID> = [tip]
    for id in new { open.formUnion(try commits.parents(of: id)) }
    open.subtract(new)
    open.subtract(known)
    guard !open.isEmpty else { return }
    // Asked of the graph and not of another walk, which where times mislead goes through what it should hide.
    var graph = CommitGraph(repository, knowing: commits.known.links)
    let left = try reading { () throws(GitError) in try graph.unreached(open, from: known) }
    guard let first = left.min() else { return }
    throw Unreadable("commit \(first)", reason: "git's library left it out, for want of memory perhaps")
  }

  /// The state that the new one is compared with: what the known line has gained since is not taken away by a line that
  /// left it before.
  private func base(
    of tip: ObjectID, _ known: ObjectID?, _ chain: FirstParentChain, _ commits: CommitIntake
  ) throws(Unreadable) -> TreeSource? {
    guard let known else { return nil }
    var fork = known
    if chain.start != known {
      var graph = CommitGraph(repository, knowing: commits.known.links)
      fork = try reading { () throws(GitError) in try graph.newestCommonAncestor(of: known, and: tip) } ?? known
    }
    return TreeSource(repository: source, root: try commits.tree(of: fork))
  }

  private func govern(
    _ history: inout [CommitChange], _ new: [ObjectID], _ chain: FirstParentChain, _ base: TreeSource?,
    _ commits: CommitIntake
  ) throws(Unreadable) {
    for (index, id) in new.enumerated() {
      history[index].isOnChain = chain.holds(id)
      if let link = chain.link(of: id), link != id { history[index].merge = link.description }
      guard asksWho else {
        history[index].governing = base
        continue
      }
      guard let parent = chain.governor(of: id) else { continue }
      history[index].governing = TreeSource(repository: source, root: try commits.tree(of: parent))
    }
  }
}
