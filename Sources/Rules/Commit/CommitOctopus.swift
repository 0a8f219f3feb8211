import Diagnostics
import Engine

/// A commit has at most two parents.
///
/// Why: what a merge of three or more lines changed by itself cannot be told from what it brought in.
///
/// Fix: merge one branch at a time.
struct CommitOctopus: CommitRule {
  static let id: RuleID = "commit/octopus"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard commit.parents.count > 2 else { return }
    findings.add(.octopus(commit.parents.count), at: commit.location)
  }
}

extension Finding.Message {
  fileprivate static func octopus(_ count: Int) -> Finding.Message {
    Finding.Message("the commit has \(count) parents, and two are the most", help: "merge one branch at a time")
  }
}
