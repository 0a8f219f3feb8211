import Diagnostics
import Engine

/// A commit object has exactly the fields that git writes, in their order.
///
/// Why: readers disagree about doubled, misplaced or unknown fields, so one of them would show another author, tree or
/// signature than the one that was checked.
///
/// Fix: make the commit again with git; `git commit --amend` is enough.
struct CommitFormat: CommitRule {
  static let id: RuleID = "commit/format"
  static let isSafety = true

  func inspect(_ commit: NewCommit, _ findings: inout Findings) {
    guard case .malformed(let reason) = commit.change.defect else { return }
    findings.add(.malformed(reason), to: commit)
  }
}

extension CommitFault {
  fileprivate static func malformed(_ reason: String) -> CommitFault {
    CommitFault(
      "the commit object is malformed: \(reason.shown(limit: 120))", mend: "make the commit again with git")
  }
}
