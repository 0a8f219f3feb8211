import Diagnostics
import Engine

/// An adjudication has the shape that its schema describes.
///
/// Why: it decides where reviewers differ; one that breaks the schema decides nothing.
///
/// Fix: let `git dataset adjudicate` write the file; by hand, correct the key or value that the finding names.
struct ReviewAdjudicationFile: OwnFileRule {
  static let id: RuleID = "review/adjudication-file"
  static let isFixed = true
  static let file = OwnFile.adjudication
}
