import Dataset
import Engine
import Git

/// The commits between a known state and a new tip.
struct RangeIntake {
  let source: RepositorySource
  let repository: Repository
  /// Where it asks who made each commit, each is judged by the state before it, and signatures are looked at; elsewhere
  /// all are judged by the state known.
  let occasion: Occasion
  /// What may be looked at of a push that was received; nil where none was.
  var allowance: PushAllowance?

  func inquiry(from known: [ObjectID], to tip: ObjectID) async throws(Unreadable) -> Inquiry {
    var none = JudgedCommits()
    return try await inquiry(from: known, to: tip, besides: &none)
  }

  /// - Parameters:
  ///   - known: tips whose history is known; the first is the state that the new one is compared with.
  ///   - judged: what the same push is judged on for other refs, and need not be judged on again.
  func inquiry(
    from known: [ObjectID], to tip: ObjectID, besides judged: inout JudgedCommits
  ) async throws(Unreadable) -> Inquiry {
    var commits = CommitIntake(repository: repository, knowing: judged.takeKnown(), allowance: allowance)
    defer { judged.known = commits.known }
    // Before git's library reads it, which stumbles over much of what is malformed without saying so.
    if let change = try commits.defective(tip) { return Inquiry(source: nil, scope: .changes([]), commits: [change]) }
    let all = try reading { () throws(GitError) in try repository.commits(from: [tip], hiding: known) }
    var new = all
    var line: Line?
    if !judged.isEmpty {
      let own = try self.line(of: all, from: known, to: tip, commits)
      line = own
      if let defect = try leaveOut(judged, of: &new, to: tip, own.base, commits: commits) {
        return Inquiry(source: nil, scope: .changes([]), commits: [CommitChange(tip, defect)])
      }
    }
    var history = try await commits.changes(new, of: source)
    if let last = history.last, last.defect != nil { return Self.inquiry(about: last, tip) }
    try commits.ensureWhole(all, from: known, to: [tip])
    for (index, id) in new.enumerated() {
      history[index].source = TreeSource(repository: source, root: try commits.tree(of: id))
      guard history[index].parents.count > 1 else { continue }
      for parent in try commits.parents(of: id).dropFirst() {
        history[index].sides.append(TreeSource(repository: source, root: try commits.tree(of: parent)))
      }
    }
    let (chain, base) = if let line { line } else { try self.line(of: all, from: known, to: tip, commits) }
    // Where more is known than the line itself, a side may hold commits that are not new here.
    let isWhole = occasion.asksWho && known.count < 2 && chain.start == known.first
    let merges = MergeIntake(
      source: source, known: commits.known, chain: isWhole ? chain : nil, allowance: allowance)
    if let defective = try await merges.read(&history, new, in: repository) {
      return Self.inquiry(about: defective, tip)
    }
    try govern(&history, new, chain: chain, base: base, commits: commits)
    if occasion.asksWho {
      let signatures = SignatureIntake(repository: repository, commits: commits)
      try await signatures.read(&history)
      try await WriterSearch(repository: repository, intake: signatures).read(&history)
    }
    let root = try commits.tree(of: tip)
    let changes = try walking { () throws(TreeError) in try repository.difference(from: base?.root, to: root) }
    try judged.add(new, by: JudgedCommits.Law(base: base?.root, tree: root, repository))
    return Inquiry(
      source: TreeSource(repository: source, root: root), base: base, scope: .changes(changes.map(PathChange.init)),
      commits: history, occasion: occasion)
  }

  /// Asks about a commit with a defect alone. Where it is only too much together with others, which of them comes last
  /// is for the workers to say, so the newest stands for all.
  private static func inquiry(about defective: CommitChange, _ tip: ObjectID) -> Inquiry {
    var commit = defective
    if let defect = defective.defect, defect.isOfPush { commit = CommitChange(tip, defect) }
    return Inquiry(source: nil, scope: .changes([]), commits: [commit])
  }

  /// A walk through so many commits costs what a name does.
  private static let stepsPerName = 8
  /// To judge a commit once more costs what so many names do.
  private static let namesPerCommit = 8

  /// Leaves out what the push is judged on for another ref, and counts what is looked at again all the same: the way to
  /// the tip, and what differs there.
  ///
  /// - Returns: what is wrong with the push, where that is more than may be looked at.
  private func leaveOut(
    _ judged: JudgedCommits, of new: inout [ObjectID], to tip: ObjectID, _ base: TreeSource?, commits: CommitIntake
  ) throws(Unreadable) -> CommitDefect? {
    func spend(_ names: Int, _ contents: [ObjectID] = []) throws(Unreadable) -> CommitDefect? {
      try allowance?.spend(names: names, contents: contents, repository)
    }
    if let defect = try spend(new.count / Self.stepsPerName) { return defect }
    let tree = try commits.tree(of: tip)
    let law = try JudgedCommits.Law(base: base?.root, tree: tree, repository)
    new = try judged.remaining(new, tip: tip, by: law, commits)
    if let defect = try spend(judged.count(again: new) * Self.namesPerCommit) { return defect }
    let changes = try walking { () throws(TreeError) in try repository.difference(from: base?.root, to: tree) }
    return try spend(changes.count, changes.compactMap(\.new?.id))
  }

  /// The way of a ref to its new tip, and the state that the new one is compared with: what the known line has gained
  /// since is not taken away by a line that left it before.
  private typealias Line = (chain: FirstParentChain, base: TreeSource?)

  private func line(
    of new: [ObjectID], from known: [ObjectID], to tip: ObjectID, _ commits: CommitIntake
  ) throws(Unreadable) -> Line {
    let chain = try FirstParentChain(new, tip: tip, commits)
    guard let known = known.first else { return (chain, nil) }
    var fork = known
    if chain.start != known {
      var graph = CommitGraph(repository, knowing: commits.known.links)
      fork = try reading { () throws(GitError) in try graph.newestCommonAncestor(of: known, and: tip) } ?? known
    }
    return (chain, TreeSource(repository: source, root: try commits.tree(of: fork)))
  }

  private func govern(
    _ history: inout [CommitChange], _ new: [ObjectID], chain: FirstParentChain, base: TreeSource?,
    commits: CommitIntake
  ) throws(Unreadable) {
    for (index, id) in new.enumerated() {
      history[index].isOnChain = chain.holds(id)
      if let link = chain.link(of: id), link != id { history[index].merge = link.description }
      guard occasion.asksWho else {
        history[index].governing = base
        continue
      }
      guard let parent = chain.governor(of: id) else { continue }
      history[index].governing = TreeSource(repository: source, root: try commits.tree(of: parent))
    }
  }
}
