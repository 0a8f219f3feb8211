import Dataset
import Diagnostics
import Engine

/// A sign-off says what the tree shows: the plan and the result of the last attempt, which passed, the exact bound that
/// follows, how far people agree, and what no delivery contains.
///
/// Why: whoever receives the batch relies on the sign-off alone; everybody can compute it again.
///
/// Fix: take the commit back, and let `git dataset sign-off` write the record.
struct SignOffClaim: CommitRule {
  static let id: RuleID = "sign-off/claim"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged else { return }
    for batch in context.batches where batch.does(.signOff) {
      guard let message = fault(of: batch, commit, context) else { continue }
      findings.add(message, at: commit.location(of: "\(batch.folder)/\(SignOff.file)"))
    }
  }

  private func fault(of batch: BatchChange, _ commit: CommitChange, _ context: CommitContext) -> Finding.Message? {
    // In another state, and without a file that can be read, other rules speak.
    guard batch.before.state == .frozen, let evidence = batch.evidence, let files = evidence.before,
      let signOff = evidence.after?.signOff, let census = evidence.census, let signer = context.signer
    else { return nil }
    do throws(SignOff.Obstacle) {
      let right = try SignOff.computed(
        from: files, census, agreement: evidence.agreement?.value, by: signer.person.id, key: signer.key)
      let claim = signOff.value.firstFalseClaim(against: right.value)
      return claim.map { .claim($0, batch.name, commit, context) }
    } catch {
      return .obstacle(error, batch.name, commit, context)
    }
  }
}

extension Finding.Message {
  fileprivate static func claim(
    _ claim: (key: String, claimed: String, computed: String), _ batch: BatchName, _ commit: CommitChange,
    _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "the sign-off says `\(claim.key): \(claim.claimed.shown(limit: 200))`, and it is "
        + "\(claim.computed.shown(limit: 200))",
      help: context.repeating(commit, .signOff, batch))
  }

  /// An attempt that has not passed is named by the rule about states.
  fileprivate static func obstacle(
    _ obstacle: SignOff.Obstacle, _ batch: BatchName, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message? {
    switch obstacle {
    case .state, .noResult, .failed: nil
    case .noPlan, .noPolicy:
      Finding.Message(
        "the batch \(batch) has no finished plan that can be read, so nothing can be signed off",
        help: context.repeating(commit, .reopen, batch))
    }
  }
}
