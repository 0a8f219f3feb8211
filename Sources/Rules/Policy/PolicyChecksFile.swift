import Diagnostics
import Engine

/// A stream's file of checks, `checks.yaml`, has the shape that its schema describes.
///
/// Why: a misspelt key would silently make a check milder, or leave it out.
///
/// Fix: correct the key or value that the finding names; docs/checks.md says what a check is made of.
struct PolicyChecksFile: OwnFileRule {
  static let id: RuleID = "policy/checks-file"
  static let file = OwnFile.checks
  static let isFixed = true
}
