package import Engine
import Git

extension LocalIntake {
  /// The commit that is about to be made from the index, with a message that is not final yet.
  ///
  /// Only the commit itself is asked about; its content is what ``staged()`` looks at. Of a merge, what differs from
  /// every parent is its own change.
  package func pendingCommit(message: String) async throws(Unreadable) -> Inquiry {
    let repository = try source.open()
    let head = try reading { () throws(GitError) in try repository.target(ofReference: "HEAD") }
    let staged = try await changes(against: head)
    var own = staged
    var parents = [head].compactMap { $0 }
    for other in try reading({ () throws(GitError) in try repository.mergeHeads() }) {
      let paths = Set(try await changes(against: other).map(\.path))
      own = own.filter { paths.contains($0.path) }
      parents.append(other)
    }
    var commits = CommitIntake(repository: repository)
    let tree = try head.map { (id) throws(Unreadable) in try commits.tree(of: id) }
    let base = TreeSource(repository: source, root: tree)
    let nobody = CommitChange.Identity(name: "", email: "")
    let commit = CommitChange(
      id: "", parents: parents.map(\.description), author: nobody, committer: nobody,
      subject: String(message.prefix { $0 != "\n" }),
      trailers: Trailers.read(message).map { .init(key: $0.key, value: $0.value) }, changes: own)
    return Inquiry(
      source: IndexSource(base: base, changes: staged), base: head == nil ? nil : base, scope: .changes([]),
      commits: [commit])
  }
}
