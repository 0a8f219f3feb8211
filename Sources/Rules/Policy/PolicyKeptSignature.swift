import Dataset
import Diagnostics
import Engine

/// An owner's signature under a change of policy is never changed and never taken away.
///
/// Why: it counts in the commit that adds it. Once it were gone, a commit could add it again, and bring an old change
/// of policy back without asking its signer.
///
/// Fix: bring the file back.
struct PolicyKeptSignature: CommitRule {
  static let id: RuleID = "policy/kept-signature"
  static let isSafety = true

  func inspect(_ commit: NewCommit, _ findings: inout Findings) {
    for change in commit.changes where change.old != nil && PolicySignature(change.path) != nil {
      findings.add(.touched(change), to: commit, at: change.path)
    }
  }
}

extension CommitFault {
  fileprivate static func touched(_ change: PathChange) -> CommitFault {
    CommitFault(
      "the signature under a change of policy is \(change.new == nil ? "deleted" : "changed")", mend: "bring it back")
  }
}
