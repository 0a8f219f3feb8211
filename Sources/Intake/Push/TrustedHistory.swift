package import Engine
import Git

extension LocalIntake {
  /// The whole history of a revision, from the first commit that is trusted: what `verify` judges, by the same rules as
  /// a server judges a push.
  ///
  /// - Parameters:
  ///   - revision: as git takes it.
  ///   - root: the full id of the first commit.
  package func history(of revision: String, from root: String) async throws(Unreadable) -> Inquiry {
    // Whoever verifies need not trust whoever filled this clone: every object is held against its name.
    try reading { () throws(GitError) in try Repository.verifyNames() }
    let repository = try source.open()
    let tip = try commit(revision, repository)
    let range = RangeIntake(source: source, repository: repository, occasion: .history)
    var inquiry = try await range.inquiry(from: [], to: tip)
    inquiry.trust = Trust(root: root)
    return inquiry
  }

  /// The full id of the commit that a revision names.
  package func commitID(of revision: String) throws(Unreadable) -> String {
    try commit(revision, source.open()).description
  }

  /// Whether a commit, by its full id, has no parents.
  package func isFirst(_ id: String) throws(Unreadable) -> Bool {
    let repository = try source.open()
    return try CommitIntake(repository: repository).parents(of: commit(id, repository)).isEmpty
  }
}
