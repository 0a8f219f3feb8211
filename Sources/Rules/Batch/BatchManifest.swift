import Diagnostics
import Engine

/// A batch's `batch.yaml` has the shape that its schema describes.
///
/// Why: kind, state and pinned rubric decide what may happen in the batch.
///
/// Fix: correct the key or value that the finding names.
struct BatchManifest: OwnFileRule {
  static let id: RuleID = "batch/manifest"
  static let file = OwnFile.batch
}
