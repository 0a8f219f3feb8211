import Diagnostics
import Engine

/// A file of seals has the shape that its schema describes.
///
/// Why: a seal fixes a verdict before anybody can see it; a line that cannot be read fixes nothing.
///
/// Fix: let `git dataset review` write the file; by hand, correct the key or value that the finding names.
struct ReviewSealFile: OwnFileRule {
  static let id: RuleID = "review/seal-file"
  static let isFixed = true
  static let file = OwnFile.seals
}
