import Dataset
import Diagnostics
import Engine

/// Everyone with a role has an active key.
///
/// Why: without one, nothing that the person commits counts where commits must be signed. Off by default, since people
/// may join before they have a key; `git dataset check --advice people` says it.
///
/// Fix: ask for the public key, and list it with `git dataset people add ID --key FILE.pub`.
struct PolicyMissingKey: PolicyRule, PeopleRule {
  static let id: RuleID = "policy/missing-key"
  static let severity: Severity = .off

  func inspect(_ policy: PolicyContext, _ findings: inout Findings) {
    for person in policy.people.all where person.isOwner || person.roles.values.contains(where: { !$0.isEmpty }) {
      guard !person.keys.contains(where: { $0.status == .active }) else { continue }
      findings.add(.noKey(person), at: person.mark.location(in: policy.people.path))
    }
  }
}

extension Finding.Message {
  fileprivate static func noKey(_ person: Person) -> Finding.Message {
    Finding.Message(
      "\(person.id) has a role and no active key",
      help: "list the person's public key: git dataset people add \(person.id) --key FILE.pub")
  }
}
