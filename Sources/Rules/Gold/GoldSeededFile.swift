import Diagnostics
import Engine

/// The file of salted digests of a batch's control items, `seeded.yaml`, has the shape that its schema describes.
///
/// Why: what is revealed at the freeze is held against it.
///
/// Fix: let `git dataset gold plant` write the file; by hand, correct the key or value that the finding names.
struct GoldSeededFile: OwnFileRule {
  static let id: RuleID = "gold/seeded-file"
  static let isFixed = true
  static let file = OwnFile.controlDigests
}
