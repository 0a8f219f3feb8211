import Diagnostics
import Engine

/// The manifest, `dataset.yaml`, has the shape that its schema describes; unknown keys are refused.
///
/// Why: a misspelt key would silently leave a policy out.
///
/// Fix: correct the key or value; docs/manifest.md lists them all.
struct PolicyManifest: OwnFileRule {
  static let id: RuleID = "policy/manifest"
  static let file = OwnFile.manifest
}
