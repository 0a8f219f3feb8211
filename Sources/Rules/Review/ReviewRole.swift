import Dataset
import Diagnostics
import Engine

/// Verdicts come from reviewers of the stream, by the policy in force. Whoever adjudicates is among the `adjudicators`
/// that the stream names, or, where it names none, a reviewer too; and has neither reviewed the item nor sealed
/// anything about it.
///
/// Why: who may judge is for the owners to say, before the verdict and not with it. A reviewer who decided a dispute of
/// their own would have two votes.
///
/// Fix: ask a reviewer of the stream, or an owner for the role: `git dataset people add ID --role STREAM:reviewer`. Who
/// decides where others differ stands in the manifest, under the stream's `review: {adjudicators: [ID]}`.
struct ReviewRole: CommitRule {
  static let id: RuleID = "review/role"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged, let authority = context.authority else { return }
    for record in context.reviews.records {
      // Sealed judgements are annotators', by `judgement/author`.
      guard record.isBrought, record.seal?.kind != .judgement, !record.isDisowning, let id = record.person,
        let stream = authority.manifest.stream(named: record.item.stream)
      else { continue }
      let location = commit.location(of: record)
      if let lack = record.deed.obstacle(by: id, in: stream, authority.people) {
        findings.add(Finding.Message(lack.words, help: lack.remedy), at: location)
      }
      for obstacle in context.obstacles(to: record) where obstacle.rule == Self.id {
        findings.add(Finding.Message(obstacle.words, help: context.undoing(commit, then: obstacle)), at: location)
      }
    }
  }
}
