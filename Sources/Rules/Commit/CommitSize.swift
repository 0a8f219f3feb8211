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

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard case .oversized(let bytes) = commit.defect else { return }
    findings.add(.oversized(bytes), at: commit.location)
  }
}

extension Finding.Message {
  fileprivate static func oversized(_ bytes: Int) -> Finding.Message {
    Finding.Message(
      "the commit has \(bytes) bytes, and 1 MiB is the most",
      help: "make the message shorter: git commit --amend; what it states may stand in several commits")
  }
}
