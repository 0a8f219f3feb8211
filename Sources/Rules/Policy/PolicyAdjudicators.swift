import Dataset
import Diagnostics
import Engine

/// The people whom a stream names under `review: {adjudicators: …}` are in the people file.
///
/// Why: a misspelt name is nobody's, and a dispute would wait for somebody who does not exist.
///
/// Fix: correct the id, or add the person: `git dataset people add ID`.
struct PolicyAdjudicators: PolicyRule {
  static let id: RuleID = "policy/adjudicators"

  func inspect(_ policy: PolicyContext, _ findings: inout Findings) {
    guard policy.people.isUsable else { return }
    for stream in policy.streams {
      for id in stream.policy.review.adjudicators ?? [] where policy.people[id] == nil {
        findings.add(.unknown(id, stream), at: stream.policy.mark.location(in: Layout.manifestPath))
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func unknown(_ id: String, _ stream: StreamState) -> Finding.Message {
    Finding.Message(
      "`\(stream.name)` names \(id.shown()) an adjudicator, and nobody in the people file has this id",
      help: "correct the id, or add the person: git dataset people add \(id.shown())")
  }
}
