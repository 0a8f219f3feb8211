import Dataset
import Diagnostics
import Engine

/// An address belongs to one person, whatever the case of its letters.
///
/// Why: commits name people by their addresses; with one address for two nobody can tell who wrote an item, and who may
/// review it.
///
/// Fix: leave the address with one of them.
struct PolicySharedEmail: PolicyRule, PeopleRule {
  static let id: RuleID = "policy/shared-email"
  static let isSafety = true

  func inspect(_ policy: PolicyContext, _ findings: inout Findings) {
    var holders: [String: String] = [:]
    for person in policy.people.listed {
      for email in person.emails {
        let holder = holders[email.lowercased()] ?? person.id
        holders[email.lowercased()] = holder
        guard holder != person.id else { continue }
        findings.add(.shared(email, person, and: holder), at: person.mark.location(in: policy.people.path))
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func shared(_ email: String, _ person: Person, and other: String) -> Finding.Message {
    Finding.Message(
      "the address \(email.shown()) of \(person.id) is \(other)'s too", help: "leave it with one of the two")
  }
}
