import Dataset
import Engine
import Git

/// Reads commits as the engine sees them.
struct CommitIntake {
  let repository: Repository
  private var trees: [ObjectID: ObjectID] = [:]
  private var knownParents: [ObjectID: [ObjectID]] = [:]
  /// The signatures of the commits that were read, with what they were made over.
  private(set) var signatures: [ObjectID: CommitSignature] = [:]

  init(repository: Repository) {
    self.repository = repository
  }

  /// A commit with what it changes: against its parent, or, for a merge, against a clean merge of its first two
  /// parents.
  mutating func change(_ id: ObjectID) throws(Unreadable) -> CommitChange {
    switch try parse(id) {
    case .failure(let error): return CommitChange(malformed: id, error)
    case .success(let commit):
      trees[id] = commit.tree
      knownParents[id] = commit.parents
      signatures[id] = commit.signature
      var change = CommitChange(
        id: id.description, parents: commit.parents.map(\.description), author: .init(commit.author),
        committer: .init(commit.committer), subject: commit.subject,
        trailers: commit.trailers.map { .init(key: $0.key, value: $0.value) }, changes: try changes(of: commit))
      change.isDivided = Trailers.isDivided(commit.message)
      change.time = commit.committer.time
      return change
    }
  }

  /// A commit that is malformed, with nothing known of it but that; nil for any other.
  func malformed(_ id: ObjectID) throws(Unreadable) -> CommitChange? {
    guard case .failure(let error) = try parse(id) else { return nil }
    return CommitChange(malformed: id, error)
  }

  /// The tree of a commit.
  mutating func tree(of id: ObjectID) throws(Unreadable) -> ObjectID {
    if let known = trees[id] { return known }
    switch try parse(id) {
    case .success(let commit):
      trees[id] = commit.tree
      return commit.tree
    case .failure(let error):
      throw Unreadable("commit \(id)", reason: "the commit object is malformed: \(error.reason)")
    }
  }

  /// The first parent of a commit; nil for the first commit.
  func firstParent(of id: ObjectID) throws(Unreadable) -> ObjectID? { try parents(of: id).first }

  /// The parents of a commit; none where the commit is malformed.
  func parents(of id: ObjectID) throws(Unreadable) -> [ObjectID] {
    if let known = knownParents[id] { return known }
    return switch try parse(id) {
    case .success(let commit): commit.parents
    case .failure: []
    }
  }

  private func parse(_ id: ObjectID) throws(Unreadable) -> Result<CommitObject, CommitFormatError> {
    let result: Result<CommitObject, CommitFormatError>? = try reading { () throws(GitError) in
      try repository.withObject(id) { kind, bytes in
        guard kind == .commit else { return nil }
        do throws(CommitFormatError) { return .success(try CommitObject.parse(bytes)) } catch { return .failure(error) }
      }
    }
    guard let result else { throw Unreadable("object \(id)", reason: "it is no commit") }
    return result
  }

  private mutating func changes(of commit: CommitObject) throws(Unreadable) -> [PathChange] {
    guard let first = commit.parents.first else { return try difference(nil, commit.tree) }
    guard commit.parents.count > 1 else { return try difference(tree(of: first), commit.tree) }
    let base = try reading { () throws(GitError) in try repository.mergeBase(first, commit.parents[1]) }
    return try CleanMerge(
      base: base.map { (id) throws(Unreadable) in try tree(of: id) }, ours: tree(of: first),
      theirs: tree(of: commit.parents[1]), repository: repository
    ).changes(in: commit.tree)
  }

  private func difference(_ old: ObjectID?, _ new: ObjectID?) throws(Unreadable) -> [PathChange] {
    try walking { () throws(TreeError) in try repository.difference(from: old, to: new) }.map(PathChange.init)
  }
}

extension CommitChange {
  fileprivate init(malformed id: ObjectID, _ error: CommitFormatError) {
    let nobody = Identity(name: "", email: "")
    self.init(
      id: id.description, parents: [], author: nobody, committer: nobody, subject: "", trailers: [], changes: [],
      defect: error.reason)
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
