import Dataset
import Diagnostics
import Documents
import Engine

/// People who judge by a criterion on their own agree on it: the lower bound of their agreement reaches what the stream
/// asks of each criterion, and no batch is signed off in which it does not.
///
/// Compared is what `git dataset batch agreement` compares, by the stream's coefficient, and by Gwet's AC1 where that
/// has no bound for want of variation. The manifest's `agreement` has the limits: `criterion_minimum` (0.4) holds where
/// two people rated at least `criterion_units` (30) by the criterion. `git dataset check --advice` looks at all batches
/// under one major version; a sign-off rests on its own batch alone, so that later batches change no verdict, and where
/// the manifest asks for agreement.
///
/// Why: agreement over all criteria together hides the one that everybody reads in their own way, and what is scored by
/// it is chance.
///
/// Fix: see where people differ (`git dataset batch agreement STREAM --criterion ID`), say in `pass_if`, `fail_if`,
/// examples or anchors what decides, publish the new version, and calibrate it before more is judged.
struct RubricCriterionUnreliable: RatedRubricRule, StatementRule {
  static let id: RuleID = "rubric/criterion-unreliable"
  static let isSafety = true

  func inspect(_ rubric: RatedRubric, _ findings: inout Findings) {
    for reliability in rubric.unreliable {
      guard let criterion = rubric.rubric.criteria.first(where: { $0.id.text == reliability.criterion }) else {
        continue
      }
      findings.add(.unreliable(reliability, rubric.stream), at: criterion.id, of: rubric.path)
    }
  }

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    for batch in commit.batches where batch.does(.signOff) {
      for reliability in batch.evidence?.agreement?.unreliable ?? [] {
        findings.add(.unreliable(reliability, in: batch.name), to: commit, at: batch.folder.signOff)
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func unreliable(_ reliability: CriterionReliability, _ stream: String) -> Finding.Message {
    Finding.Message(
      "people disagree on `\(reliability.criterion.shown())`: \(reliability.words)",
      help: "say in pass_if, fail_if or the anchors what decides, publish it (git dataset rubric new \(stream) --bump "
        + "major), and calibrate again: git dataset rubric calibrate \(stream)/BATCH")
  }

}

extension CommitFault {
  fileprivate static func unreliable(_ reliability: CriterionReliability, in batch: BatchName) -> CommitFault {
    let criterion = reliability.criterion.shown()
    return CommitFault(
      "people disagree on `\(criterion)` in \(batch): \(reliability.words)",
      mend: "\(.undo), see where people differ (git dataset batch agreement \(batch) --criterion "
        + "\(criterion)), make the criterion clearer, and have the items judged anew")
  }
}
