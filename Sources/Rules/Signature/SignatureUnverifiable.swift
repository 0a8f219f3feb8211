import Diagnostics
import Engine

/// A commit's signature can be checked where it is judged.
///
/// Why: what cannot be checked is never taken for good.
///
/// Fix: install what is missing, gnupg for OpenPGP signatures, or sign with ssh: `git config gpg.format ssh`.
struct SignatureUnverifiable: StatementRule {
  static let id: RuleID = "signature/unverifiable"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    guard commit.needsSignature else { return }
    guard case .unverifiable(let reason, let help) = commit.change.signature else { return }
    findings.add(.unverifiable(reason, help), to: commit)
  }
}

extension CommitFault {
  fileprivate static func unverifiable(_ reason: String, _ help: String) -> CommitFault {
    CommitFault("the commit's signature cannot be checked here: \(reason)", help: help)
  }
}
