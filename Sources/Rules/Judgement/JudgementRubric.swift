import Dataset
import Diagnostics
import Engine

/// A judgement is made under a rubric version that the stream has, and that is valid in the batch: the same major as
/// the batch's pin, and not newer.
///
/// Why: the steps of a preference mean what the rubric says; under another major they answer other questions.
///
/// Fix: judge by the rubric that the batch pins: `git dataset judge` takes that one.
struct JudgementRubric: StatementRule {
  static let id: RuleID = "judgement/rubric"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    for change in commit.reviews.judgements {
      guard let version = change.judgement?.subject.rubric else { continue }
      let rubric = RubricReference(stream: change.item.stream, version: version)
      guard commit.reviews.sheets[rubric] != nil else {
        findings.add(.unknown(rubric, change), to: commit, at: change.path)
        continue
      }
      guard let pin = commit.reviews.batches[change.item.batchName]?.rubric, !version.isValid(under: pin) else {
        continue
      }
      findings.add(.invalid(version, pin, of: change), to: commit, at: change.path)
    }
  }
}

extension CommitFault {
  fileprivate static func unknown(_ rubric: RubricReference, _ change: ChangedJudgement) -> CommitFault {
    CommitFault("there is no rubric \(rubric)", mend: "\(.judging(change))")
  }

  fileprivate static func invalid(_ version: Version, _ pin: Version, of change: ChangedJudgement) -> CommitFault {
    CommitFault(
      "the judgement was made under rubric \(version), and the batch pins \(pin)",
      mend: "\(.judging(change))")
  }
}
