import Diagnostics
import Engine

/// A commit's signature fits the commit, and was made for commits, by a method that is strong enough.
///
/// Why: a signature that does not fit says that the commit is not what was signed.
///
/// Fix: sign the commit anew: `git commit --amend --no-edit -S`.
struct SignatureBad: StatementRule {
  static let id: RuleID = "signature/bad"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    guard commit.needsSignature else { return }
    guard case .bad(let reason, let help) = commit.change.signature else { return }
    findings.add(.bad(reason, help), to: commit)
  }
}

extension CommitFault {
  fileprivate static func bad(_ reason: String, _ help: String) -> CommitFault {
    // How a commit is signed anew hangs on whether others follow it.
    let isAnew = help.hasSuffix("sign it anew")
    return CommitFault("the commit's signature \(reason)", mend: isAnew ? "\(help): \(.amend)" : "\(help)")
  }
}
