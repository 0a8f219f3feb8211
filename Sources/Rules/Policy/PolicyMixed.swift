import Dataset
import Diagnostics
import Engine

/// A commit changes either policy or content, never both; a merge on a protected ref's own line has its first parent's
/// policy, byte for byte, and the first commit of a dataset holds policy only.
///
/// Why: policy is changed by owners and judged by the policy before it; content beside it would be let in by rules that
/// it brought along. What a side says about policy was in force on the side alone, and old policy comes back by merges
/// that nobody would look at.
///
/// Fix: make two commits, the policy first: `git reset --soft HEAD~1`, then commit dataset.yaml, people.yaml, schemas
/// and rubrics by themselves. Policy comes from a branch by `git cherry-pick`, onto the protected branch and by itself,
/// in a commit of an owner; then merge the branch. A branch lands without what it says about policy by `git dataset
/// land --without-policy`.
struct PolicyMixed: CommitRule {
  static let id: RuleID = "policy/mixed"
  static let isSafety = true

  func inspect(_ commit: NewCommit, _ findings: inout Findings) {
    let places = commit.changes.map { (path: $0.path, place: commit.layout.place(of: $0.path)) }
    guard let policy = places.first(where: { $0.place.isPolicy }) else { return }
    if commit.change.parents.count > 1 {
      if commit.change.id.isEmpty { findings.add(.merged(policy.path), to: commit) }
      // On a branch that nobody protects a merge decides nothing.
      if commit.isJudged { findings.add(.landed(policy.path), to: commit) }
      return
    }
    guard let content = places.first(where: { !$0.place.isPolicy && $0.place != .open }) else { return }
    let message: CommitFault =
      commit.change.parents.isEmpty && !commit.change.id.isEmpty
      ? .first(content.path) : .mixed(policy.path, content.path)
    findings.add(message, to: commit)
  }
}

extension CommitFault {
  fileprivate static func mixed(_ policy: String, _ content: String) -> CommitFault {
    CommitFault(
      "the commit changes policy (\(policy.shown())) and content (\(content.shown())) at once",
      mend: "make two commits, the policy first")
  }

  fileprivate static func merged(_ policy: String) -> CommitFault {
    CommitFault(
      "the merge itself changes policy (\(policy.shown()))",
      mend: "merge first, then change policy in a commit of its own")
  }

  fileprivate static func landed(_ policy: String) -> CommitFault {
    CommitFault(
      "the merge has other policy than its first parent (\(policy.shown()))",
      mend: "an owner brings it by itself: git cherry-pick onto the protected branch, push, then merge; "
        + "git dataset land --without-policy leaves it out")
  }

  fileprivate static func first(_ content: String) -> CommitFault {
    CommitFault(
      "the first commit holds content (\(content.shown())) beside the policy",
      mend: "put policy alone into the first commit")
  }
}
