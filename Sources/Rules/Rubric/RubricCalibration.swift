import Dataset
import Diagnostics
import Engine

/// A calibration says what its batch shows: one of kind calibration that pins the version, how many of its items two
/// people rated, who they are, and how far they agree.
///
/// Why: batches for delivery open on it; everybody can compute it again.
///
/// Fix: take the commit back, and let `git dataset rubric calibrate` write the file.
struct RubricCalibration: StatementRule {
  static let id: RuleID = "rubric/calibration"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    for change in commit.calibrations {
      guard let message = fault(of: change) else { continue }
      findings.add(message, to: commit, at: change.path)
    }
  }

  private func fault(of change: ChangedCalibration) -> CommitFault? {
    let name = change.calibration.batch
    let mend: Mend = "\(.undo), then git dataset rubric calibrate \(change.stream)/BATCH"
    guard let batch = change.batch, name.stream == change.stream else {
      return .noBatch(name, change.stream, mend: mend)
    }
    guard batch.kind == .calibration else { return .otherKind(batch, mend) }
    guard let pin = batch.rubric, pin.release == change.version else {
      return .otherPin(batch, change.version, mend: mend)
    }
    let again: Mend = "\(.undo), then git dataset rubric calibrate \(name)"
    let claim = change.right.flatMap { change.calibration.value.firstFalseClaim(against: $0.value) }
    return claim.map { .claim($0, again) }
  }
}

extension CommitFault {
  fileprivate static func noBatch(_ batch: BatchName, _ stream: String, mend: Mend) -> CommitFault {
    CommitFault("the calibration is of \(batch), and `\(stream)` has no such batch", mend: mend)
  }

  fileprivate static func otherKind(_ batch: Batch, _ mend: Mend) -> CommitFault {
    CommitFault(
      "the calibration is of \(batch.name), which is a batch of kind \(batch.kind.rawValue)", mend: mend)
  }

  fileprivate static func otherPin(_ batch: Batch, _ version: Version, mend: Mend) -> CommitFault {
    let pin = batch.rubric?.description ?? "no version"
    return CommitFault("the calibration is of \(version), and \(batch.name) pins \(pin)", mend: mend)
  }

  fileprivate static func claim(
    _ claim: (key: String, claimed: String, computed: String), _ mend: Mend
  ) -> CommitFault {
    CommitFault(
      "the calibration says `\(claim.key): \(claim.claimed.shown(limit: 200))`, and it is "
        + "\(claim.computed.shown(limit: 200))",
      mend: mend)
  }
}
