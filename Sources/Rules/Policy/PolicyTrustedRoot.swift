import Diagnostics
import Engine

/// The history begins with the commit that the clone trusts.
///
/// Why: whoever makes the first commit decides who owns the dataset. Another first commit makes it another dataset,
/// however good every signature in it is.
///
/// Fix: ask an owner for the id of the first commit, by a way that the server has no hand in, and pin it:
/// `git dataset trust ID`.
struct PolicyTrustedRoot: CommitRule {
  static let id: RuleID = "policy/trusted-root"
  static let isSafety = true

  func inspect(_ commit: NewCommit, _ findings: inout Findings) {
    guard let root = commit.trust?.root, commit.change.parents.isEmpty, commit.change.isOnChain,
      commit.change.id != root
    else { return }
    findings.add(.other(root), to: commit)
  }
}

extension CommitFault {
  fileprivate static func other(_ root: String) -> CommitFault {
    CommitFault(
      "the history begins here, and not with \(root.prefix(12)), which this clone trusts",
      mend: "see where the clone came from; if it trusts the wrong commit: git dataset trust ID")
  }
}
