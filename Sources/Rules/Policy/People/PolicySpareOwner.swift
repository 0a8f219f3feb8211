import Dataset
import Diagnostics
import Engine

/// Where a change of policy needs several owners, there is one more who could sign it.
///
/// Why: an owner who has lost the only key can sign nothing any more. Where all others are not enough, nobody can end
/// that key, list a new one, or change anything else in the policy, ever again.
///
/// Fix: make one more person an owner (`git dataset people add ID --owner`), or give each owner a second key that is
/// kept apart from the first.
struct PolicySpareOwner: PolicyRule, PeopleRule {
  static let id: RuleID = "policy/spare-owner"
  static let severity = Severity.warning

  func inspect(_ policy: PolicyContext, _ findings: inout Findings) {
    let threshold = policy.manifest.ownersThreshold
    guard policy.people.isUsable, threshold > 1, isConcerned(policy) else { return }
    let keys = policy.people.owners.map { owner in
      (id: owner.id, count: owner.keys.count { $0.status == .active && policy.keys.identity(of: $0) != nil })
    }
    let able = keys.filter { $0.count > 0 }
    guard able.count == threshold, let single = able.first(where: { $0.count == 1 }) else { return }
    findings.add(.none(threshold, single.id), to: policy.people.path)
  }

  /// Whether everything is looked at, or what changes has to do with owners: it is not said again at every other
  /// change.
  private func isConcerned(_ policy: PolicyContext) -> Bool {
    guard let changes = policy.changes else { return true }
    return changes.contains { $0.path == policy.people.path }
      || policy.base?.manifest.ownersThreshold != policy.manifest.ownersThreshold
  }
}

extension Finding.Message {
  fileprivate static func none(_ threshold: Int, _ person: String) -> Finding.Message {
    Finding.Message(
      "a change of policy needs all \(threshold) owners, so nobody could end \(person)'s only key if it were lost",
      help: "make one more person an owner: git dataset people add ID --owner")
  }
}
