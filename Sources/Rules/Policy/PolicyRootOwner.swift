import Dataset
import Diagnostics
import Engine

/// The first push to a server brings a people file in which an owner has one of the keys that the server was set up
/// with.
///
/// Why: whoever pushes first decides who owns the dataset; the server's trust root says who that may be.
///
/// Fix: add the key that `git dataset server init --owner` was given to an owner in the people file.
struct PolicyRootOwner: PolicyRule {
  static let id: RuleID = "policy/root-owner"
  static let isSafety = true

  func inspect(_ policy: PolicyContext, _ findings: inout Findings) {
    guard let trust = policy.trust, let trusted = trust.fingerprints else { return }
    let keys = policy.people.owners.flatMap(\.keys).filter { $0.status == .active }
    guard !keys.contains(where: { isTrusted($0, trust, trusted: trusted) }) else { return }
    findings.add(.noOwner, to: policy.people.path)
  }

  private func isTrusted(_ key: SigningKey, _ trust: Trust, trusted: Set<String>) -> Bool {
    guard case .ssh(let line) = key.material, let fingerprint = trust.fingerprint(line) else { return false }
    return trusted.contains(fingerprint)
  }
}

extension Finding.Message {
  fileprivate static let noOwner = Finding.Message(
    "no owner here has a key that the server trusts",
    help: "add the key that `git dataset server init --owner` was given to an owner's keys")
}
