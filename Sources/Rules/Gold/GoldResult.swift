import Dataset
import Diagnostics
import Engine

/// The result of an attempt is what follows from its plan, the secrets revealed and the labels; one that gives the
/// attempt up claims nothing else.
///
/// Why: the result decides whether the batch may be signed off, so everybody can compute it again.
///
/// Fix: take the commit back, and let `git dataset gold label` or `git dataset batch reopen` write the result.
struct GoldResult: StatementRule {
  static let id: RuleID = "gold/result"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    for batch in commit.batches where batch.does(.label) || batch.does(.reopen) {
      guard let message = fault(of: batch, commit) else { continue }
      let path = batch.evidence?.after?.last.map { batch.folder.attempt($0.number).result }
      findings.add(message, to: commit, at: path ?? batch.manifestPath)
    }
  }

  private func fault(of batch: BatchChange, _ commit: JudgedCommit) -> CommitFault? {
    guard batch.before.state == .frozen, let evidence = batch.evidence, let files = evidence.after,
      let attempt = files.last, evidence.before?.last?.number == attempt.number, let signer = commit.signer
    else { return nil }
    guard batch.file(at: .attempt(attempt.number, .result)) != nil else {
      return batch.does(.label) ? .without(attempt.number, batch.name) : nil
    }
    // One that cannot be read is a finding of its own.
    let dataset = commit.authority.manifest.id
    guard let result = attempt.result else { return nil }
    if result.outcome == .abandoned {
      let right = AttemptResult(
        dataset: dataset, batch: batch.name, attempt: attempt.number, outcome: .abandoned, reason: result.reason,
        by: signer.person.id, key: signer.key)
      let claim = result.value.firstFalseClaim(against: right.value)
      return claim.map { .claim($0, .reopen, of: batch.name) }
    }
    guard let census = evidence.census else { return nil }
    do throws(AttemptResult.Obstacle) {
      let right = try AttemptResult.computed(
        from: files, attempt: attempt, census, by: signer.person.id, key: signer.key, evidence.digest)
      let claim = result.value.firstFalseClaim(against: right.value)
      return claim.map { .claim($0, .label, of: batch.name) }
    } catch {
      return .obstacle(error, batch.name)
    }
  }
}

extension CommitFault {
  fileprivate static func without(_ attempt: Int, _ batch: BatchName) -> CommitFault {
    CommitFault(
      "the commit brings labels of attempt \(attempt), and not its result; both land together",
      mend: "\(.repeating(.label, batch))")
  }

  fileprivate static func claim(
    _ claim: (key: String, claimed: String, computed: String), _ deed: BatchDeed, of batch: BatchName
  ) -> CommitFault {
    CommitFault(
      "the result says `\(claim.key): \(claim.claimed.shown(limit: 80))`, and it is "
        + "\(claim.computed.shown(limit: 80))",
      mend: "\(.repeating(deed, batch))")
  }

  /// Labels that are missing are named by the rule about labels.
  fileprivate static func obstacle(_ obstacle: AttemptResult.Obstacle, _ batch: BatchName) -> CommitFault? {
    switch obstacle {
    case .label: nil
    case .noPlan:
      CommitFault(
        "the batch \(batch) has no plan that can be read, so nothing can be audited",
        mend: "\(.repeating(.reopen, batch))")
    case .secret(let people):
      CommitFault(
        "the sample of \(batch) is not drawn yet: \(people.joined(separator: " and ")) revealed no secret",
        mend: "\(.undo), and ask for it: \(BatchDeed.reveal.command(batch))")
    }
  }
}
