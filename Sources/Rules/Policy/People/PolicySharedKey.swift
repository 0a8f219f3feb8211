import Dataset
import Diagnostics
import Engine

/// A key is listed once, and belongs to one person; keys are compared by their bytes, not by their text.
///
/// Why: a signature says which key made it, and has to say who; one key under two names would be two people's approval.
///
/// Fix: leave the key with the person who holds it; give the other one a key of their own.
struct PolicySharedKey: PolicyRule, PeopleRule {
  static let id: RuleID = "policy/shared-key"
  static let isSafety = true

  func inspect(_ policy: PolicyContext, _ findings: inout Findings) {
    var holders: [KeyIdentity: String] = [:]
    for person in policy.people.listed {
      for key in person.keys {
        guard let identity = policy.keys.identity(of: key) else { continue }
        guard let other = holders.updateValue(person.id, forKey: identity) else { continue }
        findings.add(
          other == person.id ? .twice(identity, person) : .shared(identity, person, and: other),
          at: key.mark.location(in: policy.people.path))
      }
    }
    for key in policy.manifest.forgeKeys {
      guard let identity = policy.keys.identity(of: key), let person = holders[identity] else { continue }
      findings.add(.forge(identity, person), at: key.mark.location(in: Layout.manifestPath))
    }
  }
}

extension Finding.Message {
  fileprivate static func twice(_ key: KeyIdentity, _ person: Person) -> Finding.Message {
    Finding.Message("\(person.id) lists the key \(key.name) twice", help: "take one of the two out")
  }

  fileprivate static func shared(_ key: KeyIdentity, _ person: Person, and other: String) -> Finding.Message {
    Finding.Message(
      "the key \(key.name) of \(person.id) is \(other)'s too", help: "give each person a key of their own")
  }

  fileprivate static func forge(_ key: KeyIdentity, _ person: String) -> Finding.Message {
    Finding.Message(
      "the key \(key.name) under `forge_keys` is \(person)'s", help: "list the key that the forge itself signs with")
  }
}
