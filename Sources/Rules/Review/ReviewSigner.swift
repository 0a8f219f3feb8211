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
struct ReviewSigner: StatementRule {
  static let id: RuleID = "review/signer"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    guard commit.speaks, !commit.isProvenByRecords else { return }
    if let rebased = commit.rebasedVerdict {
      findings.add(.rebased(rebased), to: commit)
      return
    }
    guard let signer = commit.signer else {
      // Where the policy wants the commit signed, other rules say what is wrong with its signature.
      if !commit.needsSignature { findings.add(.unsigned, to: commit) }
      return
    }
    for record in commit.reviews.records where record.isBrought {
      inspect(record, by: signer, in: commit, &findings)
    }
    if let stated = commit.statement, !signer.person.uses(stated.reviewer.email) {
      findings.add(.otherReviewer(stated, signer.person), to: commit)
    }
  }

  private func inspect(
    _ record: ChangedRecord, by signer: Signer, in commit: JudgedCommit, _ findings: inout Findings
  ) {
    guard let person = record.person else { return }
    guard person == signer.person.id else {
      findings.add(.otherPerson(person, signer.person), to: commit, at: record.path)
      return
    }
    guard let key = record.key, key != signer.key else { return }
    findings.add(.otherKey(key, signer, of: record), to: commit, at: record.path)
  }
}

extension CommitFault {
  fileprivate static let unsigned = CommitFault(
    "the commit brings verdicts, and no signature that counts says whose they are",
    mend: "sign it with the key that the people file lists for you: \(.amend)")

  fileprivate static func rebased(_ verdict: RebasedVerdict) -> CommitFault {
    let (reviewer, committer) = (verdict.reviewer.id, verdict.committer.id)
    return CommitFault(
      "\(committer) has committed \(reviewer)'s verdict anew, as a rebase does, so \(reviewer)'s signature is gone",
      mend: "\(JudgedCommit.takingBackRebase); where that is too late, \(reviewer) gives the verdict again")
  }

  fileprivate static func otherPerson(_ person: String, _ signer: Person) -> CommitFault {
    CommitFault(
      "the verdict is \(person.shown())'s, and \(signer.id) signed it",
      mend: "\(.undo), and let \(person.shown()) give their own verdict")
  }

  fileprivate static func otherKey(_ key: String, _ signer: Signer, of record: ChangedRecord) -> CommitFault {
    CommitFault(
      "the record names the key \(key.shown()), and \(signer.key.shown()) signed it",
      mend: "\(.repeating(record))")
  }

  fileprivate static func otherReviewer(_ stated: Statement, _ signer: Person) -> CommitFault {
    let (key, named) = (Statement.signatory(of: stated.action), stated.reviewer.email.shown(plain: true))
    return CommitFault(
      "`\(key)` names \(named), which is no address of \(signer.id), who signed",
      mend: "write `\(key): \(signer.name.shown()) <\(signer.emails.first ?? "ADDRESS")>`: \(.reword)")
  }
}
