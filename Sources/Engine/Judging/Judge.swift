import Dataset
import Diagnostics
package import Statistics

/// Judges inquiries by a set of rules: one engine for every occasion.
package struct Judge: Sendable {
  let rules: RuleSet
  let schemas: OwnSchemas
  let keys: KeyReading
  /// SHA-256: the engine itself knows no cryptography.
  let digest: Digest
  /// How many items are judged at once; each worker opens the snapshot for itself.
  let workers: Int
  /// The fewest commits that a worker takes at a time: so few are judged without another worker.
  let fewestCommits: Int
  let memo = ContentMemo()

  package init(
    rules: RuleSet, schemas: OwnSchemas, keys: KeyReading, digest: @escaping Digest, workers: Int = 2,
    fewestCommits: Int = 64
  ) {
    self.rules = rules
    self.schemas = schemas
    self.keys = keys
    self.digest = digest
    self.workers = workers
    self.fewestCommits = fewestCommits
  }

  /// Judges what an occasion asks.
  ///
  /// - Parameter progress: told now and then how many items are done, and of how many.
  /// - Throws: ``Unreadable`` where there can be no verdict.
  package func judge(
    _ inquiry: Inquiry, progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) async throws(Unreadable) -> Verdict {
    var findings = Findings()
    inspect(inquiry.updates, &findings)
    guard let source = inquiry.source else {
      try inspectDefects(of: inquiry.commits, &findings)
      return Verdict(findings: findings.all, items: 0)
    }
    let snapshot = try source.open()
    guard let own = try Policy.read(snapshot, rules: rules, schemas: schemas, &findings) else {
      return try Self.withoutPolicy(findings)
    }
    var governance = Governance(judge: self, snapshot: snapshot)
    let policy = try inForce(own, for: inquiry, &governance)
    var inquiry = inquiry
    inquiry.commits = try settled(inquiry, snapshot, &governance)
    var trail = inquiry.occasion.isHistory ? AuditTrail() : nil
    var freezes: [Freeze] = []
    let (landings, listings) = try await inspectCommits(
      of: inquiry, source, snapshot, policy, governance, &trail, &freezes, &findings)
    let isRefused = inquiry.occasion.asksWho && findings.all.contains(where: refusesChange)
    let isDraft = inquiry.occasion.isDraft || isRefused && !inquiry.occasion.isHistory
    let changes = try changes(of: inquiry, snapshot)
    var scope = try scope(of: inquiry, changes, snapshot, policy, isDraft: isDraft, &governance)
    let closed = try closedBatches(of: scope, snapshot, policy)
    try inspect(closed, snapshot, policy, &findings)
    if !inquiry.asksAgain { scope.leaveOut(Set(closed.keys), policy.layout) }
    let streams = try states(of: scope, snapshot, policy)
    try inspectEntries(of: scope, Set(closed.keys), inquiry, snapshot, policy, &findings)
    try inspectDirectories(of: scope, Set(closed.keys), inquiry, snapshot, policy, &findings)
    try inspectPolicy(of: inquiry, scope, streams, snapshot, policy, own.people, &governance, &findings)
    for freeze in freezes { findings.append(try await judge(freeze, snapshot, inquiry, listings)) }
    try inspect(freezes, beside: inquiry.siblings, snapshot, &findings)
    let bench = Bench(
      judge: self, source: source, policy: policy, streams: streams, inquiry: inquiry, landings: landings,
      listings: listings, closed: Set(closed.keys))
    findings.append(try await bench.judge(scope, snapshot, progress: progress))
    try inspect(landings, of: scope, inquiry, snapshot, policy, &findings)
    return Verdict(findings: findings.all, items: scope.itemCount, audit: trail?.audit(own.people, keys))
  }

  /// Whether somebody changes policy or a batch who may not, so that it does not matter what the change would come to:
  /// to find that out may take a look at every item, and anybody can propose it.
  private func refusesChange(_ finding: Finding) -> Bool {
    finding.severity == .error && rules.rule(aboutCommits: finding.rule)?.isOfEntitlement ?? false
  }

  /// Without a manifest nothing was judged, so there is no pass.
  private static func withoutPolicy(_ findings: Findings) throws(Unreadable) -> Verdict {
    let verdict = Verdict(findings: findings.all, items: 0)
    guard !verdict.passes else { throw Unreadable(Layout.manifestPath, reason: "it cannot be used") }
    return verdict
  }

  /// The policy that holds for an inquiry: where it is judged by the state before, roles and severities are those of
  /// the newest commit's parent, whose own rights were judged by its parent, and so on back to the state before.
  private func inForce(
    _ own: Policy, for inquiry: Inquiry, _ governance: inout Governance
  ) throws(Unreadable) -> Policy {
    let source = inquiry.occasion.asksWho ? inquiry.commits.last?.governing ?? inquiry.base : inquiry.base
    guard inquiry.occasion.isJudgedByBase, let source, let before = try governance.policy(of: source) else {
      return own
    }
    return own.withRights(of: before)
  }

  private func scope(
    of inquiry: Inquiry, _ changes: [PathChange]?, _ snapshot: any Snapshot, _ policy: Policy,
    isDraft: Bool, _ governance: inout Governance
  ) throws(Unreadable) -> Scope {
    guard let changes else { return try .everything(snapshot, policy) }
    let reach = isDraft ? .nothing : try reach(of: changes, to: policy, inquiry, snapshot, &governance)
    var scope = try Scope.changes(changes, in: snapshot, policy, reach, isDraft: isDraft)
    guard !isDraft else { return scope }
    try scope.add(reopened: reopened(by: changes, snapshot, policy), snapshot, policy)
    return scope
  }

  private func states(
    of scope: Scope, _ snapshot: any Snapshot, _ policy: Policy
  ) throws(Unreadable) -> [StreamState] {
    var states: [StreamState] = []
    for stream in policy.manifest.streams where scope.streams.contains(stream.name) {
      states.append(try policy.stream(stream, snapshot))
    }
    return states
  }

  private func inspect(_ updates: [RefUpdate], _ findings: inout Findings) {
    for rule in rules.updates {
      findings.hear(rule, as: type(of: rule).severity) { findings in
        for update in updates { rule.inspect(update, &findings) }
      }
    }
  }

  private func inspectDirectories(
    of scope: Scope, _ closed: Set<BatchName>, _ inquiry: Inquiry, _ snapshot: any Snapshot, _ policy: Policy,
    _ findings: inout Findings
  ) throws(Unreadable) {
    for path in scope.directories.union(scope.reached.directories) {
      let folder = policy.layout.place(of: path.text + "/x.yaml")
      let isClosed = folder.batchName.map(closed.contains) ?? false && !inquiry.asksAgain
      var own = Findings()
      try inspect(folder: path.text, snapshot, policy, &own) { !isClosed || type(of: $0).isFixed }
      let isReached = inquiry.occasion.isInProgress && !scope.directories.contains(path)
      findings.append(isReached ? own.all.map { $0.atMost(.warning) } : own.all)
    }
  }

  /// Asks rules about a folder by the names in it.
  func inspect(
    folder: String, _ snapshot: any Snapshot, _ policy: Policy, _ findings: inout Findings,
    asking isAsked: (any DirectoryRule) -> Bool
  ) throws(Unreadable) {
    guard let entries = try snapshot.entries(in: folder) else { return }
    let place = policy.layout.place(of: folder + "/x.yaml")
    let context = DirectoryContext(path: folder, holdsItems: place.isItem)
    for rule in rules.directories where isAsked(rule) {
      findings.hear(rule, as: policy.severities.severity(of: rule, in: place.streamName)) { findings in
        rule.inspect(entries, in: context, &findings)
      }
    }
  }
}
