import Diagnostics
import Engine

/// A review record has the shape that its schema describes.
///
/// Why: a record is never changed once it is there, so half a record would stay half a record; none that breaks the
/// schema counts for anything.
///
/// Fix: let `git dataset approve`, `request-changes`, `reject` or `withdraw` write the record; by hand, correct the key
/// or value that the finding names.
struct ReviewFile: OwnFileRule {
  static let id: RuleID = "review/file"
  static let isFixed = true
  static let file = OwnFile.review
}
