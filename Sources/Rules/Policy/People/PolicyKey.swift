import Dataset
import Diagnostics
import Engine

/// Every active key is one that signatures can be checked with: ssh-ed25519, ecdsa-sha2-nistp256, -384 and -521,
/// ssh-rsa of at least 3,072 bits, sk-ssh-ed25519 and sk-ecdsa-sha2-nistp256, or OpenPGP with its public key in the
/// repository, where owners alone may change it.
///
/// Why: what a weak key signs, others can sign as well; what nobody can check counts for nothing, and whoever has no
/// other key can do nothing.
///
/// Fix: make a key with `ssh-keygen -t ed25519` and list it with `git dataset people add ID --key FILE.pub`; retire the
/// other with `git dataset people end-key ID --retired`.
struct PolicyKey: PolicyRule, PeopleRule {
  static let id: RuleID = "policy/key"
  static let isSafety = true

  func inspect(_ policy: PolicyContext, _ findings: inout Findings) throws(Unreadable) {
    for person in policy.people.all {
      for key in person.keys where key.status != .compromised {
        guard let message = try fault(of: key, person, policy) else { continue }
        findings.add(message, at: key.mark.location(in: policy.people.path))
      }
    }
    for key in policy.manifest.forgeKeys {
      guard case .openpgp(let fingerprint) = key.material, let file = key.file, !policy.keeps(file) else { continue }
      findings.add(.open(fingerprint, file), at: key.mark.location(in: Layout.manifestPath))
    }
  }

  private func fault(
    of key: SigningKey, _ person: Person, _ policy: PolicyContext
  ) throws(Unreadable) -> Finding.Message? {
    if case .unusable(let reason, let help) = policy.keys.read(key.material) {
      // What has ended can be no better any more.
      return key.status == .active ? .unusable(person, reason, help: help) : nil
    }
    guard case .openpgp(let fingerprint) = key.material else { return nil }
    guard let file = key.file else { return .noFile(fingerprint) }
    guard policy.keeps(file) else { return .open(fingerprint, file) }
    return try policy.snapshot.entry(at: file)?.isFile ?? false ? nil : .missing(fingerprint, file)
  }
}

extension PolicyContext {
  /// Whether owners alone may change a file.
  fileprivate func keeps(_ file: String) -> Bool { manifest.layout.place(of: file).isPolicy }
}

extension Finding.Message {
  fileprivate static func open(_ fingerprint: String, _ file: String) -> Finding.Message {
    Finding.Message(
      "the public key of \(fingerprint), \(file.shown()), lies where others than owners may change it",
      help: "move it to keys/ID.asc, and say so under `file:`")
  }

  fileprivate static func unusable(_ person: Person, _ reason: String, help: String) -> Finding.Message {
    Finding.Message("\(person.id) has a key that \(reason.shown(limit: 200))", help: help)
  }

  fileprivate static func noFile(_ fingerprint: String) -> Finding.Message {
    Finding.Message(
      "nobody can check what the OpenPGP key \(fingerprint) signs: its public key is not in the repository",
      help: "add it: gpg --armor --export \(fingerprint) > keys/ID.asc, and file: keys/ID.asc")
  }

  fileprivate static func missing(_ fingerprint: String, _ file: String) -> Finding.Message {
    Finding.Message(
      "the public key of \(fingerprint), \(file.shown()), is not in the repository",
      help: "add it: gpg --armor --export \(fingerprint) > \(file.shown())")
  }
}
