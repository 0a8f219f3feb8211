import Dataset
import Diagnostics
import Engine

/// A verdict is signed by the person whose it is: the record's person and `Reviewed-by` are the commit's signer, and
/// the record names the key that signed. The author of the commit is for `signature/identity`.
///
/// Why: a record in somebody else's name is a forged signature. The key stands in the record, so that the tree alone
/// tells which verdicts a key gave that turns out to be compromised.
///
/// Fix: review under your own name, with your own key: `git dataset approve ITEM` writes both. Where a rebase (by
/// `git pull --rebase`, say) has made you the committer of another's verdict, take it back with
/// `git reset --keep ORIG_HEAD`, and merge instead: `git dataset land`.
struct ReviewSigner: CommitRule {
  static let id: RuleID = "review/signer"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged, context.speaks(commit), !context.isProvenByRecords(commit) else { return }
    if let rebased = context.rebasedVerdict(commit) {
      findings.add(.rebased(rebased), at: commit.location)
      return
    }
    guard let signer = context.signer else {
      // Where the policy wants the commit signed, other rules say what is wrong with its signature.
      if !context.needsSignature(commit) { findings.add(.unsigned, at: commit.location) }
      return
    }
    for record in context.reviews.records where record.isBrought {
      inspect(record, signer, commit, context, &findings)
    }
    if let stated = context.statement(of: commit), !signer.person.uses(stated.reviewer.email) {
      findings.add(.otherReviewer(stated, signer.person), at: commit.location)
    }
  }

  private func inspect(
    _ record: ChangedRecord, _ signer: Signer, _ commit: CommitChange, _ context: CommitContext,
    _ findings: inout Findings
  ) {
    guard let person = record.person else { return }
    guard person == signer.person.id else {
      findings.add(.otherPerson(person, signer.person, commit, context), at: commit.location(of: record))
      return
    }
    guard let key = record.key, key != signer.key else { return }
    findings.add(.otherKey(key, signer, commit, context, record), at: commit.location(of: record))
  }
}

extension Finding.Message {
  fileprivate static let unsigned = Finding.Message(
    "the commit brings verdicts, and no signature that counts says whose they are",
    help: "sign it with the key that the people file lists for you: git commit --amend --no-edit -S")

  fileprivate static func rebased(_ verdict: RebasedVerdict) -> Finding.Message {
    let (reviewer, committer) = (verdict.reviewer.id, verdict.committer.id)
    return Finding.Message(
      "\(committer) has committed \(reviewer)'s verdict anew, as a rebase does, so \(reviewer)'s signature is gone",
      help: "\(CommitContext.takingBackRebase); where that is too late, \(reviewer) gives the verdict again")
  }

  fileprivate static func otherPerson(
    _ person: String, _ signer: Person, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "the verdict is \(person.shown())'s, and \(signer.id) signed it",
      help: "\(context.undoing(commit)), and let \(person.shown()) give their own verdict")
  }

  fileprivate static func otherKey(
    _ key: String, _ signer: Signer, _ commit: CommitChange, _ context: CommitContext, _ record: ChangedRecord
  ) -> Finding.Message {
    Finding.Message(
      "the record names the key \(key.shown()), and \(signer.key.shown()) signed it",
      help: context.repeating(commit, record))
  }

  fileprivate static func otherReviewer(_ stated: Statement, _ signer: Person) -> Finding.Message {
    let (key, named) = (Statement.signatory(of: stated.action), stated.reviewer.email.shown(plain: true))
    return Finding.Message(
      "`\(key)` names \(named), which is no address of \(signer.id), who signed",
      help: "write `\(key): \(signer.name.shown()) <\(signer.emails.first ?? "ADDRESS")>`: git commit --amend -S")
  }
}
