import Dataset
import Diagnostics
import Engine

/// Where a stream asks for a calibration, a batch for delivery opens only under a rubric version that has one: with
/// enough items, not expired, and with people who agree by the coefficient that the stream asks for.
///
/// A batch also opens where it moves to another version, or where its kind becomes `delivery`. A calibration of the
/// same major and minor version counts.
///
/// Why: what people disagree about before the first hundred items they disagree about in every one of them.
///
/// Fix: have two people judge a batch of kind calibration, commit what came of it (`git dataset rubric calibrate`), and
/// open the batch afterwards.
struct BatchUncalibrated: StatementRule {
  static let id: RuleID = "batch/uncalibrated"

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    for batch in commit.batches {
      guard let gap = batch.calibrationGap, let pin = batch.new.batch?.rubric else { continue }
      findings.add(.gap(gap, pin, of: batch.name), to: commit, at: batch.manifestPath)
    }
  }
}

extension CommitFault {
  fileprivate static func gap(_ gap: CalibrationGap, _ pin: Version, of batch: BatchName) -> CommitFault {
    CommitFault("\(batch) \(gap.words(under: pin))", help: gap.help(in: batch.stream))
  }
}
