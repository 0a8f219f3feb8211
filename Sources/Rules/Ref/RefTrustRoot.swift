import Diagnostics
import Engine

/// A ref that a manifest protects is one that the server's trust root names: the manifest of the state that is pushed,
/// or one at the tip of a protected ref.
///
/// Only the server that receives a push can ask this; `verify` knows of no server.
///
/// Why: manifests are read on protected refs alone. A dataset that lives on a ref of which only its own manifest says
/// that it is protected would be judged as anybody's draft: unsigned, by nobody, with any policy. And what only a
/// manifest protects, owners can take off `protect`, change, and put back.
///
/// Fix: the server's administrator names the ref: `git dataset server init --replace` with every `--owner` and
/// `--protect` that it had, and `--protect REF`. Or take the ref off `protect` in dataset.yaml.
struct RefTrustRoot: UpdateRule {
  static let id: RuleID = "ref/trust-root"
  static let isSafety = true

  func inspect(_ update: RefUpdate, _ findings: inout Findings) {
    guard update.isBeyondRoot, update.motion != .delete else { return }
    findings.add(.beyond(update.name), to: "")
  }
}

extension Finding.Message {
  fileprivate static func beyond(_ name: String) -> Finding.Message {
    Finding.Message(
      "the manifest protects \(name.shown(limit: 120)), and the trust root of this server does not name it",
      help: "its administrator adds it: git dataset server init --replace, with --owner and --protect as before, and "
        + "--protect \(name.shown(limit: 120)); or take it off `protect` in dataset.yaml")
  }
}
