import Dataset
import Diagnostics
import Engine

/// No item lies on a protected ref whose approvals a key gave that was found compromised after the item had landed.
///
/// Why: nothing that a compromised key signed counts, and nobody knows since when it was in the wrong hands. What
/// landed in good faith stays where it is; somebody has to look at it again.
///
/// Fix: let other reviewers look at the item, who say `git dataset approve`, or withdraw it.
struct ReviewTainted: ItemRule {
  static let id: RuleID = "review/tainted"
  static let severity: Severity = .warning

  func inspect(_ item: Item, in context: ItemContext, _ findings: inout Findings) {
    guard let landed = context.landed, landed.isTainted else { return }
    findings.add(.tainted(item.name, landed.standing), to: item.path)
  }
}

extension Finding.Message {
  fileprivate static func tainted(_ item: ItemName, _ standing: Standing) -> Finding.Message {
    let people = Set(standing.discounted.map(\.record.person)).sorted().joined(separator: ", ")
    return Finding.Message(
      "the item landed with an approval by a key that was found compromised since (\(people))",
      help: "let another reviewer look at it: git dataset approve \(item)")
  }
}
