import Dataset
import Diagnostics
import Engine

/// No key is taken out of the people file, and one that was found compromised stays so.
///
/// Why: what a key signed must stay checkable; a key that somebody else got hold of cannot be got back.
///
/// Fix: bring the key back; `git dataset people end-key` ends it.
struct PolicyRemovedKey: PolicyRule, PeopleRule, StepRule {
  static let id: RuleID = "policy/removed-key"
  static let isSafety = true

  func inspect(_ policy: PolicyContext, _ findings: inout Findings) {
    guard let base = policy.base, policy.people.isUsable else { return }
    for before in base.people.all {
      // Who is gone altogether is a finding of its own.
      guard let person = policy.people[before.id] else { continue }
      for key in before.keys { inspect(key, of: person, under: policy, &findings) }
    }
  }

  private func inspect(_ key: SigningKey, of person: Person, under policy: PolicyContext, _ findings: inout Findings) {
    // What cannot be read never signed anything that counted.
    guard let identity = policy.keys.identity(of: key) else { return }
    guard let listed = person.keys.first(where: { policy.keys.identity(of: $0) == identity }) else {
      findings.add(.removed(identity.name, person), at: person.mark.location(in: policy.people.path))
      return
    }
    guard key.status == .compromised, listed.status != .compromised else { return }
    findings.add(.revived(identity.name, person), at: listed.mark.location(in: policy.people.path))
  }
}

extension Finding.Message {
  fileprivate static func removed(_ key: String, _ person: Person) -> Finding.Message {
    Finding.Message(
      "\(person.id) no longer lists the key \(key.shown())",
      help: "bring it back, and end it with git dataset people end-key \(person.id) --retired")
  }

  fileprivate static func revived(_ key: String, _ person: Person) -> Finding.Message {
    Finding.Message(
      "\(person.id)'s key \(key.shown()) was compromised, and stays so",
      help: "leave `status: compromised`, and give \(person.id) a new key")
  }
}
