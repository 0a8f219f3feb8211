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

  func inspect(_ commit: NewCommit, _ findings: inout Findings) {
    guard commit.change.parents.count > 2 else { return }
    findings.add(.octopus(commit.change.parents.count), to: commit)
  }
}

extension CommitFault {
  fileprivate static func octopus(_ count: Int) -> CommitFault {
    CommitFault("the commit has \(count) parents, and two are the most", mend: "merge one branch at a time")
  }
}
