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

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard case .malformed(let reason) = commit.defect else { return }
    findings.add(.malformed(reason), at: commit.location)
  }
}

extension Finding.Message {
  fileprivate static func malformed(_ reason: String) -> Finding.Message {
    Finding.Message(
      "the commit object is malformed: \(reason.shown(limit: 120))", help: "make the commit again with git")
  }
}
