import Dataset
import Diagnostics
import Engine

/// The result of an attempt is what follows from its plan, the secrets revealed and the labels; one that gives the
/// attempt up claims nothing else.
///
/// Why: the result decides whether the batch may be signed off, so everybody can compute it again.
///
/// Fix: take the commit back, and let `git dataset gold label` or `git dataset batch reopen` write the result.
struct GoldResult: CommitRule {
  static let id: RuleID = "gold/result"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged else { return }
    for batch in context.batches where batch.does(.label) || batch.does(.reopen) {
      guard let message = fault(of: batch, commit, context) else { continue }
      let path = batch.evidence?.after?.last.map { "\(batch.folder)/\(AttemptResult.file(ofAttempt: $0.number))" }
      findings.add(message, at: commit.location(of: path ?? batch.manifestPath))
    }
  }

  private func fault(of batch: BatchChange, _ commit: CommitChange, _ context: CommitContext) -> Finding.Message? {
    guard batch.before.state == .frozen, let evidence = batch.evidence, let files = evidence.after,
      let attempt = files.last, evidence.before?.last?.number == attempt.number, let signer = context.signer
    else { return nil }
    guard batch.file(at: .attempt(attempt.number, .result)) != nil else {
      return batch.does(.label) ? .without(attempt.number, batch.name, commit, context) : nil
    }
    // One that cannot be read is a finding of its own.
    guard let result = attempt.result, let dataset = context.authority?.manifest.id else { return nil }
    if result.outcome == .abandoned {
      let right = AttemptResult(
        dataset: dataset, batch: batch.name, attempt: attempt.number, outcome: .abandoned, reason: result.reason,
        by: signer.person.id, key: signer.key)
      let claim = result.value.firstFalseClaim(against: right.value)
      return claim.map { .claim($0, .reopen, batch.name, commit, context) }
    }
    guard let census = evidence.census else { return nil }
    do throws(AttemptResult.Obstacle) {
      let right = try AttemptResult.computed(
        from: files, attempt: attempt, census, by: signer.person.id, key: signer.key, evidence.digest)
      let claim = result.value.firstFalseClaim(against: right.value)
      return claim.map { .claim($0, .label, batch.name, commit, context) }
    } catch {
      return .obstacle(error, batch.name, commit, context)
    }
  }
}

extension Finding.Message {
  fileprivate static func without(
    _ attempt: Int, _ batch: BatchName, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "the commit brings labels of attempt \(attempt), and not its result; both land together",
      help: context.repeating(commit, .label, batch))
  }

  fileprivate static func claim(
    _ claim: (key: String, claimed: String, computed: String), _ deed: BatchDeed, _ batch: BatchName,
    _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "the result says `\(claim.key): \(claim.claimed.shown(limit: 80))`, and it is "
        + "\(claim.computed.shown(limit: 80))",
      help: context.repeating(commit, deed, batch))
  }

  /// Labels that are missing are named by the rule about labels.
  fileprivate static func obstacle(
    _ obstacle: AttemptResult.Obstacle, _ batch: BatchName, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message? {
    switch obstacle {
    case .label: nil
    case .noPlan:
      Finding.Message(
        "the batch \(batch) has no plan that can be read, so nothing can be audited",
        help: context.repeating(commit, .reopen, batch))
    case .secret(let people):
      Finding.Message(
        "the sample of \(batch) is not drawn yet: \(people.joined(separator: " and ")) revealed no secret",
        help: "\(context.undoing(commit)), and ask for it: \(BatchDeed.reveal.command(batch))")
    }
  }
}
