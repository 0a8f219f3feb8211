import Dataset
package import Engine
import Git

extension LocalIntake {
  /// The commit that is about to be made from the index, with a message that is not final yet.
  ///
  /// Only the commit itself is asked about; its content is what ``staged()`` looks at. Of a merge, what differs from
  /// every parent is its own change.
  ///
  /// - Parameter isAmendment: whether it takes the place of the last commit, and so stands on that one's parents.
  package func pendingCommit(message: String, isAmendment: Bool) async throws(Unreadable) -> Inquiry {
    let repository = try source.open()
    let commits = CommitIntake(repository: repository)
    let parents = try parents(isAmendment: isAmendment, repository, commits)
    let staged = try await changes(against: parents.first)
    var own = staged
    for other in parents.dropFirst() {
      let paths = Set(try await changes(against: other).map { ExactPath($0.path) })
      own = own.filter { paths.contains(ExactPath($0.path)) }
    }
    let tree = try parents.first.map { (id) throws(Unreadable) in try commits.tree(of: id) }
    let base = TreeSource(repository: source, root: tree)
    let nobody = CommitChange.Identity(name: "", email: "")
    let commit = CommitChange(
      id: "", parents: parents.map(\.description), author: nobody, committer: nobody,
      subject: String(message.prefix { $0 != "\n" }),
      trailers: Trailers.read(message).map { .init(key: $0.key, value: $0.value) }, changes: own)
    return Inquiry(
      source: OverlaySource(base: base, changes: staged), base: parents.isEmpty ? nil : base, scope: .changes([]),
      commits: [commit])
  }

  private func parents(
    isAmendment: Bool, _ repository: Repository, _ commits: CommitIntake
  ) throws(Unreadable) -> [ObjectID] {
    let head = try reading { () throws(GitError) in try repository.target(ofReference: "HEAD") }
    guard let head else { return [] }
    if isAmendment { return try commits.parents(of: head) }
    return [head] + (try reading { () throws(GitError) in try repository.mergeHeads() })
  }
}
