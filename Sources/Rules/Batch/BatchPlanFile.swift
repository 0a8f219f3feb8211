import Diagnostics
import Engine

/// The plan of an attempt has the shape that its schema describes.
///
/// Why: it fixes what is audited; one that breaks the schema fixes nothing.
///
/// Fix: let `git dataset batch freeze` write the file; by hand, correct the key or value that the finding names.
struct BatchPlanFile: OwnFileRule {
  static let id: RuleID = "batch/plan-file"
  static let isFixed = true
  static let file = OwnFile.plan
}
