import Engine
import Git

/// Finds what merges change by themselves, which takes more than a look at two trees.
struct MergeIntake {
  let source: RepositorySource
  /// What was read of the new commits.
  let known: KnownCommits
  /// The line of a protected ref, from what is known of it on; nil where nobody asks who made each commit, or where
  /// what is new is not all that the line lacked.
  let chain: FirstParentChain?
  /// What may be looked at of a push that was received; nil where none was.
  let allowance: PushAllowance?

  /// Merges that a worker looks at at a time.
  private static let portion = 64
  /// How many commits a worker looks at for a portion of what a server received: each of its merges may join lines that
  /// parted 30,000 commits ago.
  private static let mostSteps = 2_000_000

  /// A merge that is to be looked at.
  private struct Merge: Sendable {
    let index: Int
    let id: ObjectID
    let parents: [ObjectID]
    let side: [Int]?
  }

  /// What came of it.
  private struct Outcome: Sendable {
    let index: Int
    var changes: [PathChange] = []
    var isTangled = false
    var defect: CommitDefect?
  }

  /// Fills in what merges change. Those on the chain come last: they are held against what their sides change.
  ///
  /// - Parameter ids: the ids of the commits, in the same order.
  /// - Returns: a merge that takes more than may be looked at; nil where none does.
  func read(
    _ history: inout [CommitChange], _ ids: [ObjectID], in repository: Repository
  ) async throws(Unreadable) -> CommitChange? {
    var (aside, onChain): ([Merge], [Merge]) = ([], [])
    for (index, id) in ids.enumerated() where history[index].parents.count > 1 {
      let parents = known.links[id]?.parents ?? []
      if let chain, chain.holds(id) {
        onChain.append(Merge(index: index, id: id, parents: parents, side: []))
      } else {
        aside.append(Merge(index: index, id: id, parents: parents, side: nil))
      }
    }
    guard !(aside.isEmpty && onChain.isEmpty) else { return nil }
    if let defective = try await fill(&history, aside, in: repository) { return defective }
    guard let chain, !onChain.isEmpty else { return nil }
    let places = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
    let merges = onChain.map { merge in
      let side = chain.side(of: merge.id).compactMap { places[$0] }
      return Merge(index: merge.index, id: merge.id, parents: merge.parents, side: side)
    }
    return try await fill(&history, merges, in: repository)
  }

  private func fill(
    _ history: inout [CommitChange], _ merges: [Merge], in repository: Repository
  ) async throws(Unreadable) -> CommitChange? {
    for (merge, outcome) in zip(merges, try await outcomes(of: merges, in: history, repository)) {
      if let defect = outcome.defect { return CommitChange(merge.id, defect) }
      history[outcome.index].changes = outcome.changes
      history[outcome.index].isTangled = outcome.isTangled
    }
    return nil
  }

  private func outcomes(
    of merges: [Merge], in history: [CommitChange], _ repository: Repository
  ) async throws(Unreadable) -> [Outcome] {
    guard merges.count > Self.portion else { return try outcomes(of: merges[...], history, repository) }
    let results = await withTaskGroup(of: (Int, Result<[Outcome], Unreadable>).self) { group in
      for start in stride(from: 0, to: merges.count, by: Self.portion) {
        let part = merges[start..<min(start + Self.portion, merges.count)]
        group.addTask { (start, result(of: part, history)) }
      }
      return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    var outcomes: [Outcome] = []
    for result in results.sorted(by: { $0.key < $1.key }) { outcomes += try result.value.get() }
    return outcomes
  }

  private func result(
    of merges: ArraySlice<Merge>, _ history: [CommitChange]
  ) -> Result<[Outcome], Unreadable> {
    do throws(Unreadable) {
      return .success(try outcomes(of: merges, history, source.open()))
    } catch {
      return .failure(error)
    }
  }

  private func outcomes(
    of merges: ArraySlice<Merge>, _ history: [CommitChange], _ repository: Repository
  ) throws(Unreadable) -> [Outcome] {
    let commits = CommitIntake(repository: repository, knowing: known, allowance: allowance)
    var graph = CommitGraph(repository, knowing: known.links, steps: allowance == nil ? .max : Self.mostSteps)
    var outcomes: [Outcome] = []
    for merge in merges {
      outcomes.append(try outcome(of: merge, history, &graph, commits: commits))
      // The push is refused for it, whatever the others are.
      guard outcomes.last?.defect == nil else { break }
    }
    return outcomes
  }

  private func outcome(
    of merge: Merge, _ history: [CommitChange], _ graph: inout CommitGraph, commits: CommitIntake
  ) throws(Unreadable) -> Outcome {
    let result = try commits.tree(of: merge.id)
    let (ours, theirs) = (try commits.tree(of: merge.parents[0]), try commits.tree(of: merge.parents[1]))
    let ancestor = try common(merge, &graph)
    guard let ancestor else {
      // A server asks no more of a push that is refused for it, and of whoever made it.
      guard allowance == nil else { return Outcome(index: merge.index, defect: .tangled) }
      switch try commits.changes(from: ours, to: result) {
      case .failure(let defect): return Outcome(index: merge.index, defect: defect)
      case .success(let changes): return Outcome(index: merge.index, changes: changes, isTangled: true)
      }
    }
    let clean = CleanMerge(
      repository: commits.repository, ancestor: ancestor,
      ancestors: try ancestor.commits.map { (id) throws(Unreadable) in try commits.tree(of: id) },
      ours: ours, theirs: theirs, side: merge.side.map { SideChanges($0.lazy.map { history[$0] }) })
    if let few = try clean.changes(in: result, most: NameLimits.uncounted) {
      let defect = try allowance?.spend(names: few.looked, contents: few.contents, commits.repository)
      return Outcome(
        index: merge.index, changes: few.own, defect: defect ?? allowance?.spend(on: few.own, commits.repository))
    }
    let defect = try commits.flood(clean.trees(with: result), newest: 2, where: clean.mayHaveChanges)
    if let defect { return Outcome(index: merge.index, defect: defect) }
    let own = try clean.changes(in: result)?.own ?? []
    return Outcome(index: merge.index, changes: own, defect: allowance?.spend(on: own, commits.repository))
  }

  private func common(_ merge: Merge, _ graph: inout CommitGraph) throws(Unreadable) -> CommonAncestor? {
    do throws(GitError) {
      return try CommonAncestor(of: merge.parents[0], and: merge.parents[1], &graph)
    } catch {
      throw Unreadable(error)
    }
  }
}
