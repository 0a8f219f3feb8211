import Dataset
import Diagnostics
import Engine

/// A sign-off says what the tree shows: the plan and the result of the last attempt, which passed, the exact bound that
/// follows, how far people agree, and what no delivery contains.
///
/// Why: whoever receives the batch relies on the sign-off alone; everybody can compute it again.
///
/// Fix: take the commit back, and let `git dataset sign-off` write the record.
struct SignOffClaim: StatementRule {
  static let id: RuleID = "sign-off/claim"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    for batch in commit.batches where batch.does(.signOff) {
      guard let message = fault(of: batch, commit) else { continue }
      findings.add(message, to: commit, at: batch.folder.signOff)
    }
  }

  private func fault(of batch: BatchChange, _ commit: JudgedCommit) -> CommitFault? {
    // In another state, and without a file that can be read, other rules speak.
    guard batch.before.state == .frozen, let evidence = batch.evidence, let files = evidence.before,
      let signOff = evidence.after?.signOff, let census = evidence.census, let signer = commit.signer
    else { return nil }
    do throws(SignOff.Obstacle) {
      let right = try SignOff.computed(
        from: files, census, agreement: evidence.agreement?.value, by: signer.person.id, key: signer.key)
      let claim = signOff.value.firstFalseClaim(against: right.value)
      return claim.map { .claim($0, batch.name) }
    } catch {
      return .obstacle(error, batch.name)
    }
  }
}

extension CommitFault {
  fileprivate static func claim(
    _ claim: (key: String, claimed: String, computed: String), _ batch: BatchName
  ) -> CommitFault {
    CommitFault(
      "the sign-off says `\(claim.key): \(claim.claimed.shown(limit: 200))`, and it is "
        + "\(claim.computed.shown(limit: 200))",
      mend: "\(.repeating(.signOff, batch))")
  }

  /// An attempt that has not passed is named by the rule about states.
  fileprivate static func obstacle(_ obstacle: SignOff.Obstacle, _ batch: BatchName) -> CommitFault? {
    switch obstacle {
    case .state, .noResult, .failed: nil
    case .noPlan, .noPolicy:
      CommitFault(
        "the batch \(batch) has no finished plan that can be read, so nothing can be signed off",
        mend: "\(.repeating(.reopen, batch))")
    }
  }
}
