import Dataset
import Diagnostics
import Engine

/// The first freeze of a batch reveals as many control items as the stream's `gold.seeded` asks for, with enough that
/// fail each criterion and of each difficulty.
///
/// Only an item that lay in the batch as it was planted counts: one that never landed, or was withdrawn, was reviewed
/// by nobody. Under `gate: landing` a defective item that reviewers notice never lands, so that there all count.
///
/// Why: reviewers are scored by these items. A batch without them, or with easy ones alone, says nothing about whether
/// its reviewers find what is wrong.
///
/// Fix: plant more items before the first freeze with `git dataset gold plant`, and see that they are landed.
struct GoldComposition: StatementRule {
  static let id: RuleID = "gold/composition"

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    for batch in commit.batches where !batch.hasAttempts && batch.does(.freeze) {
      guard let policy = batch.stream.gold?.controls, let evidence = batch.evidence, let census = evidence.census else {
        continue
      }
      let known = evidence.controls?.records.filter { batch.stream.countsControl($0.presence) } ?? []
      let answers = known.compactMap { $0.control?.answer }
      let lacks = policy.lacks(answers, items: census.items.count, criteria: evidence.rubric?.criterionIDs ?? [])
      guard !lacks.isEmpty else { continue }
      let path = batch.folder.attempt(1).plan
      findings.add(.lacking(lacks, batch.name), to: commit, at: path)
    }
  }
}

extension CommitFault {
  fileprivate static func lacking(_ lacks: [ControlPolicy.Lack], _ batch: BatchName) -> CommitFault {
    let words = lacks.prefix(5).map(\.words) + (lacks.count > 5 ? ["and more"] : [])
    return CommitFault(
      "the commit freezes \(batch), which lacks control items: \(words.joined(separator: ", "))",
      mend: "\(.undo), and plant more: git dataset gold plant \(batch)")
  }
}
