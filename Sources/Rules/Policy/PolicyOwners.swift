import Dataset
import Diagnostics
import Engine

/// There is an owner, and there are as many owners with an active key as a change of policy needs.
///
/// Why: without them nobody could ever change the policy again. As long as nobody in the dataset has a key, owners
/// without keys count.
///
/// Fix: make more people owners (`git dataset people add ID --owner`), give them keys, or lower `owners_threshold`.
struct PolicyOwners: PolicyRule, PeopleRule {
  static let id: RuleID = "policy/owners"
  static let isSafety = true

  func inspect(_ policy: PolicyContext, _ findings: inout Findings) {
    guard policy.people.isUsable else { return }
    let owners = policy.people.owners
    guard !owners.isEmpty else {
      findings.add(.noOwner, to: policy.people.path)
      return
    }
    let isSigned = policy.people.all.contains { !$0.keys.isEmpty }
    let able = isSigned ? owners.filter { canSign($0, policy) } : owners
    let threshold = policy.manifest.ownersThreshold
    guard threshold > able.count else { return }
    findings.add(.tooFew(threshold, able.map(\.id)), to: policy.people.path)
  }

  private func canSign(_ person: Person, _ policy: PolicyContext) -> Bool {
    person.keys.contains { $0.status == .active && policy.keys.identity(of: $0) != nil }
  }
}

extension Finding.Message {
  fileprivate static let noOwner = Finding.Message(
    "nobody is an owner", help: "make somebody one: `roles: {dataset: [owner]}`, or git dataset people add ID --owner")

  fileprivate static func tooFew(_ threshold: Int, _ able: [String]) -> Finding.Message {
    let count = able.isEmpty ? "nobody has" : able.count == 1 ? "only \(able[0]) has" : "only \(able.count) have"
    return Finding.Message(
      "a change of policy needs \(counted(threshold, "owner")) with an active key, and \(count) one",
      help: "give owners keys, make more people owners, or lower `owners_threshold` in dataset.yaml")
  }
}
