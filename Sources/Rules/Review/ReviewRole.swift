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
struct ReviewRole: StatementRule {
  static let id: RuleID = "review/role"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    let authority = commit.authority
    for record in commit.reviews.records {
      // Sealed judgements are annotators', by `judgement/author`.
      guard record.isBrought, record.seal?.kind != .judgement, record.isVerdict, let id = record.person,
        let stream = authority.manifest.stream(named: record.item.stream)
      else { continue }
      if let lack = record.deed.obstacle(by: id, in: stream, authority.people) {
        findings.add(CommitFault(lack.words, help: lack.remedy), to: commit, at: record.path)
      }
      for obstacle in commit.obstacles(to: record) where obstacle.rule == Self.id {
        findings.add(.obstacle(obstacle), to: commit, at: record.path)
      }
    }
  }
}
