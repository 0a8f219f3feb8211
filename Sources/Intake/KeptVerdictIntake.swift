package import Dataset
package import Engine
import Git

/// Finds what commits say against items, with the signatures that show whose word it is.
struct KeptVerdictIntake {
  let source: RepositorySource
  let repository: Repository

  /// - Parameters:
  ///   - commits: with their own trees.
  ///   - policies: the trees of protected refs' tips: what counts in one of them counts.
  ///   - most: how many verdicts may be found.
  func verdicts(
    of commits: [CommitChange], by policies: [TreeSource], most: Int = .max
  ) async throws(Unreadable) -> [KeptVerdict] {
    let bearing = commits.filter(\.mayBringVerdicts)
    guard !bearing.isEmpty else { return [] }
    var found: [KeptVerdict] = []
    for policy in policies {
      let tree = TreeSnapshot(repository: repository, root: policy.root)
      guard let search = try KeptVerdictSearch(policyOf: tree, .standard) else { continue }
      var claims: [(commit: CommitChange, claims: [KeptVerdictSearch.Claim])] = []
      var count = 0
      for commit in bearing {
        guard let own = commit.source as? TreeSource else { continue }
        let claimed = try search.claims(in: commit, TreeSnapshot(repository: repository, root: own.root))
        count += claimed.count
        guard count <= most else { throw .tooMany(most) }
        if !claimed.isEmpty { claims.append((commit, claimed)) }
      }
      let signed = try await signed(claims.map(\.commit), by: policy)
      for (commit, (_, claims)) in zip(signed, claims) {
        guard let own = commit.source as? TreeSource else { continue }
        found += try search.verdicts(claims, in: commit, TreeSnapshot(repository: repository, root: own.root))
      }
    }
    return found
  }

  /// Commits with the states of their signatures, by the keys that a policy lists.
  private func signed(_ commits: [CommitChange], by policy: TreeSource) async throws(Unreadable) -> [CommitChange] {
    guard !commits.isEmpty else { return [] }
    var (signed, intake) = (commits, CommitIntake(repository: repository))
    for index in signed.indices {
      if let id = ObjectID(hex: signed[index].id) { _ = try intake.change(id) }
      signed[index].governing = policy
    }
    try await SignatureIntake(repository: repository, commits: intake).read(&signed)
    return signed
  }
}

extension ReceivedPush {
  /// The most verdicts against items that one push may bring: a batch has fewer than 10,000 items.
  private static let mostKept = 20_000

  /// What the push says against items, on protected refs and on others, by somebody whose word it is.
  ///
  /// - Parameter inquiries: those of the push.
  package func verdictsToKeep(in inquiries: [Inquiry]) async throws(Unreadable) -> [KeptVerdict] {
    guard let root, inquiries.contains(where: { $0.commits.contains(where: \.mayBringVerdicts) }) else { return [] }
    let repository = try source.open()
    let intake = KeptVerdictIntake(source: source, repository: repository)
    let protected = try ProtectedRefs(root, repository)
    let policies = try protected.policies(in: source, repository)
    var found: [KeptVerdict] = []
    for inquiry in inquiries where inquiry.source != nil {
      // What a push to a protected ref changes in its policy holds for what follows.
      let own = inquiry.asksWho ? [inquiry.source as? TreeSource].compactMap { $0 } : []
      found += try await intake.verdicts(of: inquiry.commits, by: policies + own, most: Self.mostKept)
    }
    return found
  }
}

/// What every ref of a repository says against items: what a server kept can be made anew from it, but for what was
/// only on refs that are gone.
package struct KeptVerdictRecovery: Sendable {
  private let source: RepositorySource
  private let root: TrustRoot

  package init(source: RepositorySource, root: TrustRoot) {
    self.source = source
    self.root = root
  }

  package func verdicts() async throws(Unreadable) -> [KeptVerdict] {
    let repository = try source.open()
    let policies = try ProtectedRefs(root, repository).policies(in: source, repository)
    guard !policies.isEmpty else { return [] }
    var tips: [ObjectID] = []
    for name in try reading({ () throws(GitError) in try repository.references(withPrefix: "refs/") }) {
      let tip = try reading { () throws(GitError) in try repository.commit(ofReference: name) }
      if let tip { tips.append(tip) }
    }
    var commits = CommitIntake(repository: repository)
    let ids = try reading { () throws(GitError) in try repository.commits(from: tips, hiding: []) }
    var history = try await commits.changes(ids, of: source)
    if history.last?.defect == nil { try commits.ensureWhole(ids, from: [], to: tips) }
    for (index, id) in ids.enumerated() where history.indices.contains(index) {
      guard history[index].defect == nil else { continue }
      history[index].source = TreeSource(repository: source, root: try commits.tree(of: id))
    }
    return try await KeptVerdictIntake(source: source, repository: repository).verdicts(of: history, by: policies)
  }
}

extension ProtectedRefs {
  /// The trees at the tips, whose policy is in force.
  fileprivate func policies(
    in source: RepositorySource, _ repository: Repository
  ) throws(Unreadable) -> [TreeSource] {
    try trees(repository).map { TreeSource(repository: source, root: $0) }
  }
}

extension CommitChange {
  /// Whether it may bring verdicts, by the names of folders: what a policy takes the paths for is asked later.
  fileprivate var mayBringVerdicts: Bool {
    changes.contains { $0.path.contains("/reviews/") || $0.path.contains("/adjudications/") }
  }
}

extension Unreadable {
  fileprivate static func tooMany(_ most: Int) -> Unreadable {
    Unreadable(
      "the push", reason: "it brings more than \(most) verdicts against items, which the server has to keep",
      help: "push it in parts, one after the other: git push origin COMMIT:BRANCH")
  }
}
