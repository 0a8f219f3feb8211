import Diagnostics
import Engine

/// A calibration has the shape that its schema describes: what became of a batch of calibration, or of verdicts that
/// were given again, or both.
///
/// Why: batches for delivery open, and smaller versions of rubrics are published, on what it says.
///
/// Fix: let `git dataset rubric calibrate` write the file; by hand, correct the key or value that the finding names.
struct RubricCalibrationFile: OwnFileRule {
  static let id: RuleID = "rubric/calibration-file"
  static let isFixed = true
  static let file = OwnFile.calibration
}
