import Dataset
package import Diagnostics

/// Judges commits that lie on a ref which nobody protects as if they were merged into a protected one as that stands
/// now: what they say against items is somebody's word only where it could land.
package struct LandingTrial {
  private let inspector: Inspector
  private let target: any SnapshotSource
  /// The tree of the protected ref.
  private let snapshot: any Snapshot
  private let policy: Policy

  /// A commit with what it says against items.
  package typealias Saying = (commit: CommitChange, claims: [KeptVerdictSearch.Claim])

  /// - Parameters:
  ///   - target: the tree of the protected ref.
  ///   - snapshot: the same, opened.
  package init(into target: any SnapshotSource, _ snapshot: any Snapshot, by inspector: Inspector) throws(Unreadable) {
    var ignored = Findings()
    guard let policy = try Policy.read(snapshot, by: inspector, &ignored) else {
      throw Unreadable(Layout.manifestPath, reason: "the one in force on a protected ref cannot be used")
    }
    self.inspector = inspector
    self.target = target
    self.snapshot = snapshot
    self.policy = policy
  }

  /// What keeps claims from landing: for each of a commit's nil where nothing does, or something that may be otherwise
  /// on another day.
  ///
  /// What lies behind a commit is not asked: an author whose branch cannot land would silence whoever speaks against
  /// the item there, and land it from another branch.
  ///
  /// - Parameter sayings: the commits with their signatures, by the policy of the target.
  package func faults(of sayings: [Saying]) throws(Unreadable) -> [[Finding?]] {
    guard !sayings.isEmpty else { return [] }
    var governance = Governance(inspector: inspector, snapshot: snapshot)
    let commits = try governance.settled(sayings.map { side($0.commit) })
    let inquiry = Inquiry(source: target, scope: .changes([]), commits: commits, occasion: .range)
    let passing = try PassingFolders([], snapshot)
    let work = CommitWork(inspector: inspector, inquiry: inquiry, commits: commits, policy: policy, passing: passing)
    var worker = CommitWorker(work, snapshot, governance)
    var faults: [[Finding?]] = []
    for (commit, claims) in zip(commits, sayings.map(\.claims)) {
      let known = worker.findings.all.count
      _ = try worker.inspect(commit)
      let errors = worker.findings.all.dropFirst(known).filter { $0.severity == .error }
      faults.append(try self.faults(of: claims, in: commit, errors))
    }
    return faults
  }

  /// The commit as one that a merge brings in, which is what most may be.
  private func side(_ commit: CommitChange) -> CommitChange {
    var side = commit
    (side.governing, side.isOnChain, side.merge) = (target, false, nil)
    return side
  }

  private func isLasting(_ finding: Finding) -> Bool {
    !(inspector.rules.rule(aboutCommits: finding.rule)?.isOfMoment ?? false)
  }

  private func faults(
    of claims: [KeptVerdictSearch.Claim], in commit: CommitChange, _ errors: [Finding]
  ) throws(Unreadable) -> [Finding?] {
    guard let source = commit.source else { return claims.map { _ in nil } }
    let tree = try snapshot.opening(source)
    var inspection = EntryInspection(
      inspector: inspector, policy: policy, snapshot: tree, closed: [], isOfChanges: true, asksWho: true)
    let entries = Dictionary(commit.changes.map { ($0.path, $0.new) }, uniquingKeysWith: { first, _ in first })
    let findings = errors.filter(isLasting)
    let named = Dictionary(findings.map { ($0.location.path, $0) }, uniquingKeysWith: { first, _ in first })
    // Beyond so many, findings name no place of their own.
    let isNamed = Dictionary(grouping: findings, by: \.rule).allSatisfy { $0.value.count <= Findings.mostSpoken }
    return try claims.map { (claim) throws(Unreadable) in
      var own = Findings()
      if let entry = entries[claim.path] ?? nil { try inspection.inspect(entry, &own) }
      // Nobody's word is left out because it could not be decided what to think of it.
      if let open = (own.all + errors).first(where: \.message.isUndecided) {
        throw Unreadable(open.location.path, reason: open.message.text)
      }
      if let first = own.all.first(where: { $0.severity == .error }) ?? named[claim.path] { return first }
      let subject = claim.verdict.subject
      guard let stream = policy.manifest.stream(named: subject.item.stream) else { return findings.first }
      // What the batch does not pin now it may pin later, but by a rubric that is not there nobody judges on any day.
      if try tree.entry(at: stream.files.rubric(subject.rubric)) == nil {
        return errors.first { $0.location.path == claim.path } ?? errors.first
      }
      // What proves itself may come with another commit; anything else comes with all that its own has.
      return stream.review.proof == .record && isNamed ? nil : findings.first
    }
  }
}
