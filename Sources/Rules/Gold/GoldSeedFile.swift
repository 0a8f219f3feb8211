import Diagnostics
import Engine

/// The record that reveals a control item has the shape that its schema describes.
///
/// Why: reviewers are scored by its answer.
///
/// Fix: let `git dataset batch freeze` bring the file; its bytes are what was committed to, and no key can be changed.
struct GoldSeedFile: OwnFileRule {
  static let id: RuleID = "gold/seed-file"
  static let isFixed = true
  static let file = OwnFile.controlItem
}
