import Dataset
import Diagnostics
import Engine

/// A verdict is given under a rubric version that the stream has, and that is valid in the batch: the same major as the
/// batch's pin, and not newer.
///
/// Why: a verdict means what its rubric says; under another major it answers other questions.
///
/// Fix: judge by the rubric that the batch pins: `git dataset approve` takes that one.
struct ReviewRubric: CommitRule {
  static let id: RuleID = "review/rubric"
  static let isSafety = true
  static let isOfMoment = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged else { return }
    for record in context.reviews.records {
      guard let version = record.subject?.rubric else { continue }
      let location = commit.location(of: record)
      let rubric = RubricReference(stream: record.item.stream, version: version)
      guard context.reviews.sheets[rubric] != nil else {
        findings.add(.unknown(rubric, commit, context, record), at: location)
        continue
      }
      // A batch that cannot be used is not open, which is a finding of its own.
      guard let pin = context.reviews.batches[record.item.batchName]?.rubric, !version.isValid(under: pin) else {
        continue
      }
      findings.add(.invalid(version, pin, commit, context, record), at: location)
    }
  }
}

extension Finding.Message {
  fileprivate static func unknown(
    _ rubric: RubricReference, _ commit: CommitChange, _ context: CommitContext, _ record: ChangedRecord
  ) -> Finding.Message {
    Finding.Message("there is no rubric \(rubric)", help: context.repeating(commit, record))
  }

  fileprivate static func invalid(
    _ version: Version, _ pin: Version, _ commit: CommitChange, _ context: CommitContext, _ record: ChangedRecord
  ) -> Finding.Message {
    Finding.Message(
      "the verdict was given under rubric \(version), and the batch pins \(pin)",
      help: context.repeating(commit, record))
  }
}
