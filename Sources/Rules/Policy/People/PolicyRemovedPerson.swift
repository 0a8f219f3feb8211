import Dataset
import Diagnostics
import Engine

/// Nobody is taken out of the people file.
///
/// Why: items and reviews name people by id; without the entry nobody can tell who they were, and the id could come to
/// mean somebody else.
///
/// Fix: bring the entry back; take the roles away (`roles: {}`) and retire the keys instead.
struct PolicyRemovedPerson: PolicyRule, StepRule {
  static let id: RuleID = "policy/removed-person"
  static let isSafety = true

  func inspect(_ policy: PolicyContext, _ findings: inout Findings) {
    // A file that cannot be used is a finding of its own.
    guard let base = policy.base, policy.people.isUsable else { return }
    for person in base.people.all where policy.people[person.id] == nil {
      findings.add(.removed(person), to: policy.people.path)
    }
  }
}

extension Finding.Message {
  fileprivate static func removed(_ person: Person) -> Finding.Message {
    Finding.Message(
      "\(person.id) is no longer listed",
      help: "bring the entry back; take the roles away (`roles: {}`) and retire the keys instead")
  }
}
