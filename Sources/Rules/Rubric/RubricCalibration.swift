import Dataset
import Diagnostics
import Engine

/// A calibration says what its batch shows: one of kind calibration that pins the version, how many of its items two
/// people rated, who they are, and how far they agree.
///
/// Why: batches for delivery open on it; everybody can compute it again.
///
/// Fix: take the commit back, and let `git dataset rubric calibrate` write the file.
struct RubricCalibration: CommitRule {
  static let id: RuleID = "rubric/calibration"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged else { return }
    for change in context.calibrations {
      guard let message = fault(of: change, commit, context) else { continue }
      findings.add(message, at: commit.location(of: change.path))
    }
  }

  private func fault(
    of change: ChangedCalibration, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message? {
    let name = change.calibration.batch
    let help = "\(context.undoing(commit)), then git dataset rubric calibrate \(change.stream)/BATCH"
    guard let batch = change.batch, name.stream == change.stream else { return .noBatch(name, change.stream, help) }
    guard batch.kind == .calibration else { return .otherKind(batch, help) }
    guard let pin = batch.rubric, pin.release == change.version else {
      return .otherPin(batch, change.version, help)
    }
    let again = "\(context.undoing(commit)), then git dataset rubric calibrate \(name)"
    let claim = change.right.flatMap { change.calibration.value.firstFalseClaim(against: $0.value) }
    return claim.map { .claim($0, again) }
  }
}

extension Finding.Message {
  fileprivate static func noBatch(_ batch: BatchName, _ stream: String, _ help: String) -> Finding.Message {
    Finding.Message("the calibration is of \(batch), and `\(stream)` has no such batch", help: help)
  }

  fileprivate static func otherKind(_ batch: Batch, _ help: String) -> Finding.Message {
    Finding.Message(
      "the calibration is of \(batch.name), which is a batch of kind \(batch.kind.rawValue)", help: help)
  }

  fileprivate static func otherPin(_ batch: Batch, _ version: Version, _ help: String) -> Finding.Message {
    let pin = batch.rubric?.description ?? "no version"
    return Finding.Message("the calibration is of \(version), and \(batch.name) pins \(pin)", help: help)
  }

  fileprivate static func claim(
    _ claim: (key: String, claimed: String, computed: String), _ help: String
  ) -> Finding.Message {
    Finding.Message(
      "the calibration says `\(claim.key): \(claim.claimed.shown(limit: 200))`, and it is "
        + "\(claim.computed.shown(limit: 200))",
      help: help)
  }
}
