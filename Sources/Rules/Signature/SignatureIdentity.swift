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
struct SignatureIdentity: CommitRule {
  static let id: RuleID = "signature/identity"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) throws(Unreadable) {
    guard context.isJudged, context.countsBySignature(commit), let person = context.signer?.person else { return }
    guard let people = context.authority?.people else { return }
    for name in Set([commit.committer.name, commit.author.name]).sorted() where name.turnsDirection {
      findings.add(.turned(name, context), at: commit.location)
    }
    if !person.uses(commit.committer.email) {
      findings.add(.other(person, commit), at: commit.location)
      // Mended together.
      guard commit.author.email != commit.committer.email else { return }
    } else if let named = people.other(named: commit.committer.name, than: person) {
      findings.add(.name(commit.committer, person, named, context), at: commit.location)
    }
    guard !person.uses(commit.author.email) else {
      guard commit.author.name != commit.committer.name else { return }
      guard let named = people.other(named: commit.author.name, than: person) else { return }
      return findings.add(.name(commit.author, person, named, context), at: commit.location)
    }
    // A verdict that somebody has committed anew is a finding of its own.
    guard context.rebasedVerdict(commit) == nil else { return }
    let author = people.person(withEmail: commit.author.email)
    guard let author, try context.holdsWord(of: author, commit) else {
      return findings.add(.author(commit, person, author, context), at: commit.location)
    }
    guard let named = people.other(named: commit.author.name, than: author) else { return }
    findings.add(.name(commit.author, author, named, context), at: commit.location)
  }
}

extension Finding.Message {
  fileprivate static func other(_ person: Person, _ commit: CommitChange) -> Finding.Message {
    let isBoth = commit.author.email == commit.committer.email
    return Finding.Message(
      "the commit is signed by \(person.id), but names \(commit.committer.email.shown(plain: true)) as its "
        + (isBoth ? "author and committer" : "committer"),
      help: "git config user.email \(person.emails.first ?? "ADDRESS"), then git commit --amend --no-edit "
        + (isBoth ? "--reset-author -S" : "-S"))
  }

  fileprivate static func author(
    _ commit: CommitChange, _ signer: Person, _ author: Person?, _ context: CommitContext
  ) -> Finding.Message {
    let own = "let \(author?.id ?? "its author") bring their own commit, or make it yours: "
    let help = author == nil ? "make it yours: " : own
    return Finding.Message(
      "the commit is signed by \(signer.id), but names \(commit.author.email.shown(plain: true)) as its author",
      help: help + context.resettingAuthor
        + (context.isRebased(commit) ? "; after a rebase: \(CommitContext.takingBackRebase)" : ""))
  }

  fileprivate static func turned(_ name: String, _ context: CommitContext) -> Finding.Message {
    Finding.Message(
      "the commit names `\(name.shown(plain: true))`, which characters in it show in another order than it is written",
      help: "take them out of git config user.name, then \(context.resettingAuthor)")
  }

  fileprivate static func name(
    _ identity: CommitChange.Identity, _ person: Person, _ other: String, _ context: CommitContext
  ) -> Finding.Message {
    let name = identity.name.shown(plain: true)
    let email = identity.email.shown(plain: true)
    return Finding.Message(
      "the commit names `\(name) <\(email)>`: the address is \(person.id)'s, and the name \(other)'s",
      help: "set git config user.name to your own, then \(context.resettingAuthor)")
  }
}

extension CommitContext {
  /// The command by which a commit gets its signer as author and committer.
  fileprivate var resettingAuthor: String {
    let amend = "git commit --amend --no-edit --reset-author -S"
    return isTip ? amend : "git rebase -i, and in that commit \(amend)"
  }
}
