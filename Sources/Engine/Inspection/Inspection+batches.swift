import Dataset
import Diagnostics

/// A commit that freezes a batch: from then on the batch's items are judged no more, so there they are.
struct Freeze: Sendable {
  let commit: String
  let batch: BatchName
  let source: any SnapshotSource
  /// The policy that was in force.
  let policy: Policy
}

extension JudgedCommit {
  /// The batches that the commit freezes.
  var freezes: [Freeze] {
    guard let source = change.source else { return [] }
    return batches.filter { $0.does(.freeze) }.map {
      Freeze(commit: change.id, batch: $0.name, source: source, policy: authority)
    }
  }
}

extension Inspection {
  /// Asks the rules about batches that are judged by their roots.
  mutating func inspectClosedBatches(_ concern: Concern) throws(Unreadable) {
    for (name, batch) in concern.closed.sorted(by: { $0.key < $1.key }) {
      guard let stream = policy.manifest.stream(named: name.stream) else { continue }
      let frozen = try FrozenBatch(batch, of: stream, policy.layout, in: snapshot, inspector)
      for rule in inspector.rules.frozen {
        findings.hear(rule, as: policy.severities.severity(of: rule, in: name.stream)) { findings in
          rule.inspect(frozen, &findings)
        }
      }
    }
  }

  /// Judges the batches that commits freeze, each as its commit has it, whatever came later: from then on only its root
  /// is judged, and what no policy weighs.
  mutating func inspectFreezes(_ brought: BroughtByCommits) async throws(Unreadable) {
    for freeze in brought.freezes {
      findings.append(try await errors(in: freeze, listing: brought.listings).map { $0.before(freeze.commit) })
    }
    guard !inquiry.siblings.isEmpty else { return }
    for freeze in brought.freezes { try inspectRivals(of: freeze) }
  }

  /// Every error in a batch that is frozen.
  private func errors(in freeze: Freeze, listing listings: Listings) async throws(Unreadable) -> [Finding] {
    guard let stream = freeze.policy.manifest.stream(named: freeze.batch.stream) else { return [] }
    let tree = try snapshot.opening(freeze.source)
    let scope = try Scope.batch(freeze.batch, of: stream, tree, by: freeze.policy)
    let items = ItemInspection(
      inspector: inspector, source: freeze.source, policy: freeze.policy,
      streams: [try freeze.policy.stream(stream, tree, sharing: inspector.sharedChecks)],
      inquiry: inquiry, listings: listings, isFreezing: true)
    var findings = Findings()
    let inspected = try await items.findings(in: scope, tree) { _, _ in }
    findings.append(inspected.findings)
    findings.append(try await BatchInspection(items: items, isFreezing: true).findings(in: inspected.samples, tree))
    try inspect(filesOf: freeze, in: stream.batchFolder(freeze.batch.batch).path, tree, &findings)
    return findings.all.filter { $0.severity == .error }
  }

  /// Asks about the batch's own file, what the layout does not know and the names in folders.
  private func inspect(
    filesOf freeze: Freeze, in folder: String, _ tree: any Snapshot, _ findings: inout Findings
  ) throws(Unreadable) {
    let (policy, files) = (freeze.policy, inspector.files(in: tree, by: freeze.policy))
    var open = [folder]
    while let folder = open.popLast() {
      try files.inspect(folder: folder, &findings) { !type(of: $0).isFixed }
      for entry in try tree.entries(in: folder) ?? [] {
        guard entry.mode != .directory else {
          open.append(entry.path)
          continue
        }
        let place = policy.layout.place(of: entry.path)
        switch place {
        case .batch(_, .unknown): try files.inspect(entry, at: place, isFixed: false, &findings)
        case .batch(let batch, .manifest):
          inspector.reading(weighing: policy.severities)
            .batch(try tree.bytes(of: entry), at: entry.path, name: batch, isClosed: false, &findings)
        default: continue
        }
      }
    }
  }

  /// Asks about a batch that a push freezes, and other protected refs too.
  private mutating func inspectRivals(of freeze: Freeze) throws(Unreadable) {
    guard let stream = freeze.policy.manifest.stream(named: freeze.batch.stream),
      let files = try BatchFiles(
        freeze.batch, of: stream, freeze.policy.layout, in: try snapshot.opening(freeze.source)),
      let plan = files.last?.plan, let rival = try files.rival(of: plan, on: inquiry.siblings, snapshot)
    else { return }
    let path = files.folder.attempt(plan.attempt).plan
    let rivalled = RivalledFreeze(batch: freeze.batch, commit: freeze.commit, path: path, rival: rival)
    for rule in inspector.rules.freezes {
      findings.hear(rule, as: freeze.policy.severities.severity(of: rule, in: freeze.batch.stream)) { findings in
        rule.inspect(rivalled, &findings)
      }
    }
  }
}

extension Finding {
  /// The finding as one of a commit that freezes what is wrong.
  fileprivate func before(_ commit: String) -> Finding {
    var location = location
    location.commit = commit
    let help =
      message.help.isEmpty ? "mend it before the batch is frozen" : "before the batch is frozen, \(message.help)"
    return Finding(rule: rule, severity: severity, location: location, message: Message(message.text, help: help))
  }
}
