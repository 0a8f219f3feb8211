import Diagnostics
import Engine

/// A server takes pushes only once it knows who owns the dataset.
///
/// Why: without a trust root, whoever pushes first would own the dataset.
///
/// Fix: the server's administrator runs `git dataset server init --owner KEY.pub` in the repository.
struct PolicyTrustRoot: UpdateRule {
  static let id: RuleID = "policy/trust-root"
  static let isSafety = true

  func inspect(_ update: RefUpdate, _ findings: inout Findings) {
    guard !update.isRooted else { return }
    findings.add(.noRoot, to: "")
  }
}

extension Finding.Message {
  fileprivate static let noRoot = Finding.Message(
    "this server has no trust root, so it cannot know who owns the dataset",
    help: "ask its administrator to run: git dataset server init --owner KEY.pub")
}
