import Diagnostics
import Engine

/// The result of an attempt has the shape that its schema describes.
///
/// Why: the result decides whether a batch may be signed off.
///
/// Fix: let `git dataset gold label` write the file; by hand, correct the key or value that the finding names.
struct GoldResultFile: OwnFileRule {
  static let id: RuleID = "gold/result-file"
  static let isFixed = true
  static let file = OwnFile.attemptResult
}
