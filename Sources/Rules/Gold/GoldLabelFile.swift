import Diagnostics
import Engine

/// A gold label has the shape that its schema describes.
///
/// Why: labels decide whether a batch may be signed off.
///
/// Fix: let `git dataset gold label` write the file; by hand, correct the key or value that the finding names.
struct GoldLabelFile: OwnFileRule {
  static let id: RuleID = "gold/label-file"
  static let isFixed = true
  static let file = OwnFile.goldLabel
}
