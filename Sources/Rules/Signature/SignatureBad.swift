import Diagnostics
import Engine

/// A commit's signature fits the commit, and was made for commits, by a method that is strong enough.
///
/// Why: a signature that does not fit says that the commit is not what was signed.
///
/// Fix: sign the commit anew: `git commit --amend --no-edit -S`.
struct SignatureBad: CommitRule {
  static let id: RuleID = "signature/bad"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged, context.needsSignature(commit) else { return }
    guard case .bad(let reason, let help) = commit.signature else { return }
    findings.add(.bad(reason, help), at: commit.location)
  }
}

extension Finding.Message {
  fileprivate static func bad(_ reason: String, _ help: String) -> Finding.Message {
    Finding.Message("the commit's signature \(reason)", help: help)
  }
}
