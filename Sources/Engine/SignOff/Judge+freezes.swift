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

extension Judge {
  /// The batches that a commit freezes.
  func freezes(in commit: CommitChange, _ context: CommitContext) -> [Freeze] {
    guard let source = commit.source, let authority = context.authority else { return [] }
    let policy = Policy(
      manifest: authority.manifest, people: authority.people, layout: authority.layout,
      severities: authority.severities)
    return context.batches.filter { $0.does(.freeze) }.map {
      Freeze(commit: commit.id, batch: $0.name, source: source, policy: policy)
    }
  }

  /// Judges the items of a batch as the commit has them that freezes it, whatever came later.
  func judge(_ freeze: Freeze, _ newest: any Snapshot, _ inquiry: Inquiry) async throws(Unreadable) -> [Finding] {
    guard let stream = freeze.policy.manifest.stream(named: freeze.batch.stream) else { return [] }
    let tree = try newest.opening(freeze.source)
    let scope = try Scope.batch(freeze.batch, of: stream, tree, freeze.policy)
    let bench = Bench(
      judge: self, source: freeze.source, policy: freeze.policy,
      streams: [try freeze.policy.stream(stream, tree)], inquiry: inquiry, landings: Landings())
    let findings = try await bench.judge(scope, tree) { _, _ in }
    return findings.filter { $0.severity == .error }.map { $0.before(freeze.commit) }
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
