import Dataset
import Diagnostics
import Engine

/// A verdict is given under a rubric version that the stream has, and that is valid in the batch: the same major as the
/// batch's pin, and not newer.
///
/// Why: a verdict means what its rubric says; under another major it answers other questions.
///
/// Fix: judge by the rubric that the batch pins: `git dataset approve` takes that one.
struct ReviewRubric: StatementRule {
  static let id: RuleID = "review/rubric"
  static let isSafety = true
  static let isOfMoment = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    for record in commit.reviews.records {
      guard let version = record.subject?.rubric else { continue }
      let rubric = RubricReference(stream: record.item.stream, version: version)
      guard commit.reviews.sheets[rubric] != nil else {
        findings.add(.unknown(rubric, record), to: commit, at: record.path)
        continue
      }
      // A batch that cannot be used is not open, which is a finding of its own.
      guard let pin = commit.reviews.batches[record.item.batchName]?.rubric, !version.isValid(under: pin) else {
        continue
      }
      findings.add(.invalid(version, pin, of: record), to: commit, at: record.path)
    }
  }
}

extension CommitFault {
  fileprivate static func unknown(_ rubric: RubricReference, _ record: ChangedRecord) -> CommitFault {
    CommitFault("there is no rubric \(rubric)", mend: "\(.repeating(record))")
  }

  fileprivate static func invalid(_ version: Version, _ pin: Version, of record: ChangedRecord) -> CommitFault {
    CommitFault(
      "the verdict was given under rubric \(version), and the batch pins \(pin)",
      mend: "\(.repeating(record))")
  }
}
