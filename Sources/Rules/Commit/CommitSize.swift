import Diagnostics
import Engine

/// A commit object has at most 1 MiB: its message, its signature and the names of its parents together.
///
/// Why: whoever judges a history reads every message in it, and some bytes on the wire make a message of many
/// megabytes. The approvals of a batch of 9,999 items fit.
///
/// Fix: make the message shorter (`git commit --amend`), or divide what it states over several commits.
struct CommitSize: CommitRule {
  static let id: RuleID = "commit/size"
  static let isSafety = true

  func inspect(_ commit: NewCommit, _ findings: inout Findings) {
    guard case .oversized(let bytes) = commit.change.defect else { return }
    findings.add(.oversized(bytes), to: commit)
  }
}

extension CommitFault {
  fileprivate static func oversized(_ bytes: Int) -> CommitFault {
    CommitFault(
      "the commit has \(bytes) bytes, and 1 MiB is the most",
      mend: "make the message shorter: \(.reword); what it states may stand in several commits")
  }
}
