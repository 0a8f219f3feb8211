import Dataset
import Engine
import Git

/// Reads commits as the engine sees them.
struct CommitIntake {
  let repository: Repository
  /// What may be looked at of a push that was received; nil where none was.
  let allowance: PushAllowance?
  /// What was read of commits.
  private(set) var known: KnownCommits
  /// The signatures of the commits that were read, with what they were made over.
  var signatures: [ObjectID: CommitSignature] { known.signatures }

  /// - Parameter known: what was read already.
  init(repository: Repository, knowing known: KnownCommits = KnownCommits(), allowance: PushAllowance? = nil) {
    self.repository = repository
    self.allowance = allowance
    self.known = known
  }

  /// A commit with what it changes against its parent; what a merge changes by itself is for ``MergeIntake`` to find.
  mutating func change(_ id: ObjectID) throws(Unreadable) -> CommitChange {
    switch try parse(id) {
    case .failure(let defect): return CommitChange(id, defect)
    case .success(let commit):
      let changes: [PathChange]
      switch try self.changes(of: commit) {
      case .failure(let defect): return CommitChange(id, defect)
      case .success(let found): changes = found
      }
      let defect =
        allowance?.spend(on: changes, repository) ?? allowance?.spend(onCommit: id, repository)
      if let defect { return CommitChange(id, defect) }
      known.trees[id] = commit.tree
      known.links[id] = CommitLinks(parents: commit.parents, time: commit.committer.time)
      known.signatures[id] = commit.signature
      var change = CommitChange(
        id: id.description, parents: commit.parents.map(\.description), author: .init(commit.author),
        committer: .init(commit.committer), subject: commit.subject,
        trailers: commit.trailers.map { .init(key: $0.key, value: $0.value) }, changes: changes)
      change.isDivided = Trailers.isDivided(commit.message)
      change.time = commit.committer.time
      return change
    }
  }

  /// Commits with what they change against their parents, up to the first with a defect, which is the last then: what
  /// stands on it cannot be judged. Many are read by several workers.
  ///
  /// - Parameter ids: the commits, parents before children.
  mutating func changes(
    _ ids: [ObjectID], of source: RepositorySource
  ) async throws(Unreadable) -> [CommitChange] {
    var changes: [CommitChange] = []
    for part in try await parts(of: ids, source) {
      known.add(part.known)
      changes += part.changes
      guard changes.last?.defect == nil else { break }
    }
    return changes
  }

  /// Commits that a worker reads at a time.
  private static let portion = 256

  /// What a worker read.
  private struct Part: Sendable {
    var known = KnownCommits()
    var changes: [CommitChange] = []
  }

  /// What the workers read, in order; what follows a part with a defect may be left out.
  private mutating func parts(
    of ids: [ObjectID], _ source: RepositorySource
  ) async throws(Unreadable) -> [Part] {
    guard ids.count > Self.portion else { return [try part(ids[...])] }
    let portions = stride(from: 0, to: ids.count, by: Self.portion).map {
      ids[$0..<min($0 + Self.portion, ids.count)]
    }
    let results = await portions.inParallel { [allowance] portion throws(Unreadable) in
      var commits = CommitIntake(repository: try source.open(), allowance: allowance)
      return try commits.part(portion)
    }
    var parts: [Part] = []
    for result in results {
      // What stands on a commit with a defect cannot be read, which is not what is wrong.
      parts.append(try result.get())
      guard parts.last?.changes.last?.defect == nil else { break }
    }
    return parts
  }

  private mutating func part(_ ids: ArraySlice<ObjectID>) throws(Unreadable) -> Part {
    var changes: [CommitChange] = []
    for id in ids {
      changes.append(try change(id))
      guard changes.last?.defect == nil else { break }
    }
    return Part(known: known, changes: changes)
  }

  /// A commit with a defect, with nothing known of it but that; nil for any other.
  func defective(_ id: ObjectID) throws(Unreadable) -> CommitChange? {
    guard case .failure(let defect) = try parse(id) else { return nil }
    return CommitChange(id, defect)
  }

  /// The signature of a commit; nil where it has none, or is malformed.
  func signature(of id: ObjectID) throws(Unreadable) -> CommitSignature? {
    if case .success(let commit) = try parse(id) { commit.signature } else { nil }
  }

  /// The tree of a commit.
  func tree(of id: ObjectID) throws(Unreadable) -> ObjectID {
    if let tree = known.trees[id] { return tree }
    switch try parse(id) {
    case .success(let commit): return commit.tree
    case .failure(let defect): throw Unreadable("commit \(id)", reason: defect.wording)
    }
  }

  /// The first parent of a commit; nil for the first commit.
  func firstParent(of id: ObjectID) throws(Unreadable) -> ObjectID? { try parents(of: id).first }

  /// The parents of a commit; none where the commit has a defect.
  func parents(of id: ObjectID) throws(Unreadable) -> [ObjectID] {
    if let links = known.links[id] { return links.parents }
    return switch try parse(id) {
    case .success(let commit): commit.parents
    case .failure: []
    }
  }

  private func parse(_ id: ObjectID) throws(Unreadable) -> Result<CommitObject, CommitDefect> {
    let header = try reading { () throws(GitError) in try repository.header(of: id) }
    if header.kind == .commit, header.size > Inspector.commitLimit { return .failure(.oversized(bytes: header.size)) }
    let result: Result<CommitObject, CommitFormatError>? = try reading { () throws(GitError) in
      try repository.withObject(id) { kind, bytes in
        guard kind == .commit else { return nil }
        do throws(CommitFormatError) { return .success(try CommitObject.parse(bytes)) } catch { return .failure(error) }
      }
    }
    guard let result else { throw Unreadable("object \(id)", reason: "it is no commit") }
    return result.mapError { .malformed(reason: $0.reason) }
  }

  /// What a commit changes against its parent, where that is no more than may be looked at; nothing for a merge.
  private func changes(of commit: CommitObject) throws(Unreadable) -> Result<[PathChange], CommitDefect> {
    guard commit.parents.count < 2 else { return .success([]) }
    let parent = try commit.parents.first.map { (id) throws(Unreadable) in try tree(of: id) }
    return try changes(from: parent, to: commit.tree)
  }

  /// What one tree has otherwise than another, where that is no more than may be looked at.
  func changes(from old: ObjectID?, to new: ObjectID) throws(Unreadable) -> Result<[PathChange], CommitDefect> {
    let few = try walking { () throws(TreeError) in
      try repository.difference(from: old, to: new, most: NameLimits.uncounted)
    }
    guard let few else {
      // More are counted before any of them is looked at.
      if let defect = try flood([old, new], newest: 1, where: { $0[0] != $0[1] }) { return .failure(defect) }
      let all = try walking { () throws(TreeError) in try repository.difference(from: old, to: new) }
      return .success(all.map(PathChange.init))
    }
    let defect = try allowance?.spend(names: few.count, contents: few.compactMap(\.new?.id), repository)
    return defect.map { .failure($0) } ?? .success(few.map(PathChange.init))
  }

  /// What is wrong with the names that the newest of several trees has otherwise, by themselves or together with all
  /// that a push has; nil where nothing is.
  func flood(
    _ trees: [ObjectID?], newest: Int, where isWanted: @escaping ([TreeEntry?]) -> Bool
  ) throws(Unreadable) -> CommitDefect? {
    let limits = if let allowance { allowance.limits } else { try NameLimits(repository) }
    let count = try limits.count(trees, newest: newest, repository, where: isWanted)
    if let defect = limits.defect(count) { return defect }
    return try allowance?.spend(names: count.names, contents: count.contents, repository)
  }
}

/// What was read of commits, for other workers to know.
struct KnownCommits: Sendable {
  var trees: [ObjectID: ObjectID] = [:]
  var links: [ObjectID: CommitLinks] = [:]
  var signatures: [ObjectID: CommitSignature] = [:]

  mutating func add(_ other: KnownCommits) {
    trees.merge(other.trees) { first, _ in first }
    links.merge(other.links) { first, _ in first }
    signatures.merge(other.signatures) { first, _ in first }
  }
}

extension CommitChange {
  /// A commit of which nothing is known but what is wrong with it.
  init(_ id: ObjectID, _ defect: CommitDefect) {
    let nobody = Identity(name: "", email: "")
    self.init(
      id: id.description, parents: [], author: nobody, committer: nobody, subject: "", trailers: [], changes: [],
      defect: defect)
  }
}

extension CommitChange.Identity {
  fileprivate init(_ identity: CommitObject.Identity) {
    self.init(name: identity.name, email: identity.email)
  }
}

extension PathChange {
  init(_ change: TreeChange) {
    func entry(_ entry: TreeEntry) -> FileEntry {
      FileEntry(
        path: change.path, mode: .init(gitMode: entry.mode), id: entry.id.description, hasValidName: change.hasValidPath
      )
    }
    self.init(path: change.path, old: change.old.map(entry), new: change.new.map(entry))
  }
}

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
