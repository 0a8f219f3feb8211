import Diagnostics
import Engine

/// The lines that a merge joins have not crossed one another too often before: there are at most 8 best common
/// ancestors, and at most 32 merges of ancestors are needed to say what the lines have in common. A server looks at
/// 2,000,000 commits for each 64 merges of a push to find those ancestors, many of them more than once, and no more.
///
/// Why: what a merge changes by itself is told by what its sides have in common. Where many merges went to and fro,
/// that costs more to compute than one push may ask of a server.
///
/// Fix: put the commits of your branch on top of the protected one, so that there is nothing left to join: `git rebase
/// origin/main`.
struct CommitTangled: CommitRule {
  static let id: RuleID = "commit/tangled"
  static let isSafety = true

  func inspect(_ commit: NewCommit, _ findings: inout Findings) {
    guard commit.change.isTangled || commit.change.defect == .tangled else { return }
    findings.add(.tangled, to: commit)
  }
}

extension CommitFault {
  fileprivate static let tangled = CommitFault(
    "the lines that the merge joins crossed too often before to say what it changes",
    mend: "put your own commits on top of the branch instead of merging: git rebase origin/main")
}
