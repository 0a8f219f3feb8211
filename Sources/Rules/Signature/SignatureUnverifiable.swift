import Diagnostics
import Engine

/// A commit's signature can be checked where it is judged.
///
/// Why: what cannot be checked is never taken for good.
///
/// Fix: install what is missing, gnupg for OpenPGP signatures, or sign with ssh: `git config gpg.format ssh`.
struct SignatureUnverifiable: CommitRule {
  static let id: RuleID = "signature/unverifiable"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged, context.needsSignature(commit) else { return }
    guard case .unverifiable(let reason, let help) = commit.signature else { return }
    findings.add(.unverifiable(reason, help), at: commit.location)
  }
}

extension Finding.Message {
  fileprivate static func unverifiable(_ reason: String, _ help: String) -> Finding.Message {
    Finding.Message("the commit's signature cannot be checked here: \(reason)", help: help)
  }
}
