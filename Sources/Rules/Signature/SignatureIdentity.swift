import Dataset
import Diagnostics
import Engine

/// The committer and the author that a signed commit names are the person whose key signed it, under no name that is
/// somebody else's in the people file, or looks like it: by letters of another alphabet, by characters that do not show
/// or that turn the direction of the text.
///
/// Another author is let pass where that person's own signature is part of the commit and covers all that it changes:
/// proofs of records, or an owner's signature under a change of policy. A trailer is nobody's word, and a signature
/// that a rebase, a cherry-pick or `git am` has taken away is not there any more.
///
/// Why: git's log shows the author, and some tools the committer; a commit that shows one person and was signed by
/// another misleads whoever reads it.
///
/// Fix: set `git config user.email` to an address that the people file lists for you, then
/// `git commit --amend --no-edit --reset-author -S`; or let the author bring their own commit. Where a rebase has made
/// you the committer of another's commits, take it back with `git reset --keep ORIG_HEAD`, and merge instead:
/// `git dataset land`.
struct SignatureIdentity: StatementRule {
  static let id: RuleID = "signature/identity"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) throws(Unreadable) {
    guard commit.countsBySignature, let person = commit.signer?.person else { return }
    let people = commit.authority.people
    for name in Set([commit.change.committer.name, commit.change.author.name]).sorted() where name.turnsDirection {
      findings.add(.turned(name), to: commit)
    }
    if !person.uses(commit.change.committer.email) {
      findings.add(.other(person, commit), to: commit)
      // Mended together.
      guard commit.change.author.email != commit.change.committer.email else { return }
    } else if let named = people.other(named: commit.change.committer.name, than: person) {
      findings.add(.name(commit.change.committer, person, and: named), to: commit)
    }
    guard !person.uses(commit.change.author.email) else {
      guard commit.change.author.name != commit.change.committer.name else { return }
      guard let named = people.other(named: commit.change.author.name, than: person) else { return }
      return findings.add(.name(commit.change.author, person, and: named), to: commit)
    }
    // A verdict that somebody has committed anew is a finding of its own.
    guard commit.rebasedVerdict == nil else { return }
    let author = people.person(withEmail: commit.change.author.email)
    guard let author, try commit.holdsWord(of: author) else {
      return findings.add(.author(commit, person, author: author), to: commit)
    }
    guard let named = people.other(named: commit.change.author.name, than: author) else { return }
    findings.add(.name(commit.change.author, author, and: named), to: commit)
  }
}

extension CommitFault {
  fileprivate static func other(_ person: Person, _ commit: JudgedCommit) -> CommitFault {
    let isBoth = commit.change.author.email == commit.change.committer.email
    return CommitFault(
      "the commit is signed by \(person.id), but names \(commit.change.committer.email.shown(plain: true)) as its "
        + (isBoth ? "author and committer" : "committer"),
      mend: "git config user.email \(person.emails.first ?? "ADDRESS"), then \(isBoth ? .resetAuthor : .amend)")
  }

  fileprivate static func author(_ commit: JudgedCommit, _ signer: Person, author: Person?) -> CommitFault {
    let own = "let \(author?.id ?? "its author") bring their own commit, or make it yours: "
    let help = author == nil ? "make it yours: " : own
    return CommitFault(
      "the commit is signed by \(signer.id), but names \(commit.change.author.email.shown(plain: true)) as its author",
      mend: "\(help)\(.resetAuthor)"
        + (commit.isRebased ? "; after a rebase: \(JudgedCommit.takingBackRebase)" : ""))
  }

  fileprivate static func turned(_ name: String) -> CommitFault {
    CommitFault(
      "the commit names `\(name.shown(plain: true))`, which characters in it show in another order than it is written",
      mend: "take them out of git config user.name, then \(.resetAuthor)")
  }

  fileprivate static func name(_ identity: CommitChange.Identity, _ person: Person, and other: String) -> CommitFault {
    let name = identity.name.shown(plain: true)
    let email = identity.email.shown(plain: true)
    return CommitFault(
      "the commit names `\(name) <\(email)>`: the address is \(person.id)'s, and the name \(other)'s",
      mend: "set git config user.name to your own, then \(.resetAuthor)")
  }
}
