import Dataset
import Diagnostics
import Engine

/// The committer that a signed commit names is the person whose key signed it.
///
/// Why: git shows the committer; a commit that shows one person and was signed by another misleads whoever reads it.
///
/// Fix: set `git config user.email` to an address that the people file lists for you, then
/// `git commit --amend --no-edit -S`.
struct SignerIdentity: CommitRule {
  static let id: RuleID = "signature/identity"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged, context.needsSignature(commit), let person = context.signer?.person else { return }
    guard !person.uses(commit.committer.email) else { return }
    findings.add(.other(person, commit.committer), at: commit.location)
  }
}

extension Finding.Message {
  fileprivate static func other(_ person: Person, _ committer: CommitChange.Identity) -> Finding.Message {
    Finding.Message(
      "the commit is signed by \(person.id), but names \(committer.email.shown(plain: true)) as its committer",
      help: "git config user.email \(person.emails.first ?? "ADDRESS"), then git commit --amend --no-edit -S")
  }
}
