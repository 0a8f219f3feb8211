import Diagnostics
import Engine

/// A sign-off has the shape that its schema describes.
///
/// Why: it is what whoever receives the batch relies on.
///
/// Fix: let `git dataset sign-off` write the file; by hand, correct the key or value that the finding names.
struct SignOffFile: OwnFileRule {
  static let id: RuleID = "sign-off/file"
  static let isFixed = true
  static let file = OwnFile.signOff
}
