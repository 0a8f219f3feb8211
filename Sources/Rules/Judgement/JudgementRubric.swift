import Dataset
import Diagnostics
import Engine

/// A judgement is made under a rubric version that the stream has, and that is valid in the batch: the same major as
/// the batch's pin, and not newer.
///
/// Why: the steps of a preference mean what the rubric says; under another major they answer other questions.
///
/// Fix: judge by the rubric that the batch pins: `git dataset judge` takes that one.
struct JudgementRubric: CommitRule {
  static let id: RuleID = "judgement/rubric"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged else { return }
    for change in context.reviews.judgements {
      guard let version = change.judgement?.subject.rubric else { continue }
      let rubric = RubricReference(stream: change.item.stream, version: version)
      guard context.reviews.sheets[rubric] != nil else {
        findings.add(.unknown(rubric, change, commit, context), at: commit.location(of: change))
        continue
      }
      guard let pin = context.reviews.batches[change.item.batchName]?.rubric, !version.isValid(under: pin) else {
        continue
      }
      findings.add(.invalid(version, pin, change, commit, context), at: commit.location(of: change))
    }
  }
}

extension Finding.Message {
  fileprivate static func unknown(
    _ rubric: RubricReference, _ change: ChangedJudgement, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message("there is no rubric \(rubric)", help: context.judging(commit, change))
  }

  fileprivate static func invalid(
    _ version: Version, _ pin: Version, _ change: ChangedJudgement, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "the judgement was made under rubric \(version), and the batch pins \(pin)",
      help: context.judging(commit, change))
  }
}
