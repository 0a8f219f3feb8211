package import Dataset
import Diagnostics
package import Engine
import Git

/// What commits say against items.
package struct SaidVerdicts: Sendable {
  /// What is somebody's word, and could land: a server keeps it.
  package fileprivate(set) var kept: [KeptVerdict] = []
  /// What keeps the rest from landing, which is somebody's word too and could land in no way; all of it warnings.
  package var notKept: Verdict {
    // By the policy of one protected ref it may land, and by that of another not.
    let known = Set(kept)
    return Verdict(findings: faults.filter { !known.contains($0.verdict) }.map { $0.fault.atMost(.warning) }, items: 0)
  }
  fileprivate var faults: [(verdict: KeptVerdict, fault: Finding)] = []

  fileprivate static func += (said: inout SaidVerdicts, more: SaidVerdicts) {
    said.kept += more.kept
    said.faults += more.faults
  }
}

/// Finds what commits say against items, with the signatures that show whose word it is.
struct KeptVerdictIntake {
  let source: RepositorySource
  let repository: Repository
  let inspector: Inspector

  /// - Parameters:
  ///   - commits: with their own trees.
  ///   - policies: the trees of protected refs' tips: what counts in one of them counts.
  ///   - isJudged: whether the commits are on a protected ref, so that what they say has landed.
  ///   - most: how many verdicts may be found.
  func verdicts(
    of commits: [CommitChange], by policies: [TreeSource], isJudged: Bool, most: Int = .max
  ) async throws(Unreadable) -> SaidVerdicts {
    let bearing = commits.filter(\.mayBringVerdicts)
    var found = SaidVerdicts()
    guard !bearing.isEmpty else { return found }
    for policy in policies {
      let tree = TreeSnapshot(repository: repository, root: policy.root)
      guard let search = try KeptVerdictSearch(policyOf: tree, .standard) else { continue }
      var sayings: [LandingTrial.Saying] = []
      var count = 0
      for commit in bearing {
        guard let own = commit.source as? TreeSource else { continue }
        let claims = try search.claims(in: commit, TreeSnapshot(repository: repository, root: own.root))
        count += claims.count
        guard count <= most else { throw .tooMany(most) }
        if !claims.isEmpty { sayings.append((commit, claims)) }
      }
      var signed: [LandingTrial.Saying] = []
      for (commit, (_, claims)) in zip(try await self.signed(sayings.map(\.commit), by: policy), sayings) {
        guard let own = commit.source as? TreeSource else { continue }
        let mine = try search.signed(claims, in: commit, TreeSnapshot(repository: repository, root: own.root))
        if !mine.isEmpty { signed.append((commit, mine)) }
      }
      found += isJudged ? SaidVerdicts(kept: signed.flatMap(\.claims).map(\.verdict)) : try tried(signed, by: policy)
    }
    return found
  }

  /// What could land on a protected ref, and what could not.
  ///
  /// Nobody's word is left out for a fault of this machine, such as memory that ran short while an item was read: what
  /// keeps it from landing must be found twice, each time from nothing.
  private func tried(_ sayings: [LandingTrial.Saying], by policy: TreeSource) throws(Unreadable) -> SaidVerdicts {
    var said = SaidVerdicts()
    let found = try faults(of: sayings, by: policy)
    if found.joined().contains(where: { $0 != nil }) {
      guard try faults(of: sayings, by: policy) == found else {
        throw Unreadable(
          "what the push says against items", reason: "it was found to be able to land, and not to be",
          help: "push again; the server may be short of memory")
      }
    }
    for (saying, faults) in zip(sayings, found) {
      for (claim, fault) in zip(saying.claims, faults) {
        if let fault { said.faults.append((claim.verdict, fault)) } else { said.kept.append(claim.verdict) }
      }
    }
    return said
  }

  private func faults(
    of sayings: [LandingTrial.Saying], by policy: TreeSource
  ) throws(Unreadable) -> [[Finding?]] {
    guard !sayings.isEmpty else { return [] }
    let tree = TreeSnapshot(repository: repository, root: policy.root)
    return try LandingTrial(into: policy, tree, by: inspector).faults(of: sayings)
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
  /// - Parameters:
  ///   - inquiries: those of the push, found in order.
  ///   - inspector: says what could land of what lies on refs that nobody protects.
  package func verdicts(in inquiries: [Inquiry], by inspector: Inspector) async throws(Unreadable) -> SaidVerdicts {
    var found = SaidVerdicts()
    guard let root, inquiries.contains(where: { $0.commits.contains(where: \.mayBringVerdicts) }) else { return found }
    let repository = try source.open()
    let intake = KeptVerdictIntake(source: source, repository: repository, inspector: inspector)
    let protected = try ProtectedRefs(root, repository)
    let policies = try protected.policies(in: source, repository)
    for inquiry in inquiries where inquiry.source != nil {
      // What a push to a protected ref changes in its policy holds for what follows.
      let own = inquiry.occasion.asksWho ? [inquiry.source as? TreeSource].compactMap { $0 } : []
      found += try await intake.verdicts(
        of: inquiry.commits, by: policies + own, isJudged: inquiry.occasion.asksWho, most: Self.mostKept)
    }
    return found
  }
}

/// What every ref of a repository says against items: what a server kept can be made anew from it, but for what was
/// only on refs that are gone.
package struct KeptVerdictRecovery: Sendable {
  private let source: RepositorySource
  private let root: TrustRoot
  private let inspector: Inspector

  package init(source: RepositorySource, root: TrustRoot, inspector: Inspector) {
    self.source = source
    self.root = root
    self.inspector = inspector
  }

  package func verdicts() async throws(Unreadable) -> [KeptVerdict] {
    let repository = try source.open()
    let protected = try ProtectedRefs(root, repository)
    let policies = try protected.policies(in: source, repository)
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
    let loose = try reading { () throws(GitError) in try repository.commits(from: tips, hiding: protected.tips) }
    let isLoose = Set(loose.map(\.description))
    let intake = KeptVerdictIntake(source: source, repository: repository, inspector: inspector)
    let landed = history.filter { !isLoose.contains($0.id) }
    let others = history.filter { isLoose.contains($0.id) }
    return try await intake.verdicts(of: landed, by: policies, isJudged: true).kept
      + intake.verdicts(of: others, by: policies, isJudged: false).kept
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
    changes.contains { Layout.mayBeVerdict($0.path) }
  }
}

extension Unreadable {
  fileprivate static func tooMany(_ most: Int) -> Unreadable {
    Unreadable(
      "the push", reason: "it brings more than \(most) verdicts against items, which the server has to keep",
      help: "push it in parts, one after the other: git push origin COMMIT:BRANCH")
  }
}
