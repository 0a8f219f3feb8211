import Diagnostics
import Engine

/// A rubric has the shape that its schema describes.
///
/// Why: reviewers and statistics rely on every criterion having its conditions, examples and scale.
///
/// Fix: complete the part that the finding names.
struct RubricFile: OwnFileRule {
  static let id: RuleID = "rubric/file"
  static let file = OwnFile.rubric
}
