import Dataset
import Diagnostics
import Engine

/// Policy changes on a protected ref's own line of commits, never on a side that a merge brings in.
///
/// Why: what a side says was in force on the side alone; the state that it met there is not the one that it lands on.
///
/// Fix: take the change of policy out of the branch, and let an owner make it on the protected ref itself.
struct SidePolicy: CommitRule {
  static let id: RuleID = "policy/side"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged, !commit.isOnChain else { return }
    guard let change = commit.changes.first(where: { context.layout.place(of: $0.path).isPolicy }) else { return }
    findings.add(.onSide(change.path), at: commit.location)
  }
}

extension Finding.Message {
  fileprivate static func onSide(_ path: String) -> Finding.Message {
    Finding.Message(
      "the commit changes policy (\(path.shown())) on a branch that was merged",
      help: "an owner pushes it first, by itself: git cherry-pick onto the protected branch, push, then merge the rest")
  }
}
