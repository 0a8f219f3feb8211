import Dataset
import Diagnostics
import Engine

/// A judgement names the person in whose file it stands, and the key that signs it.
///
/// That this person signs is for `batch/role` to say.
///
/// Why: the key stands in the judgement, so that the tree alone tells which judgements a key made that turns out to be
/// compromised.
///
/// Fix: judge under your own name, with your own key: `git dataset judge ITEM` writes both.
struct JudgementSigner: StatementRule {
  static let id: RuleID = "judgement/signer"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    for change in commit.reviews.judgements {
      guard let judgement = change.judgement else { continue }
      if judgement.annotator != change.person {
        findings.add(.otherPerson(judgement.annotator, change), to: commit, at: change.path)
      }
      guard let key = judgement.key else {
        findings.add(.noKey(change), to: commit, at: change.path)
        continue
      }
      // Who signed in another's name is a finding of its own, and a proof names its key by itself.
      guard let signer = commit.signer, signer.person.id == change.person, signer.key != key,
        !commit.isProven(change)
      else { continue }
      findings.add(.otherKey(key, signer, of: change), to: commit, at: change.path)
    }
  }
}

extension CommitFault {
  fileprivate static func otherPerson(_ annotator: String, _ change: ChangedJudgement) -> CommitFault {
    CommitFault(
      "the judgement names \(annotator.shown()), and lies under the name of \(change.person)",
      mend: "\(.judging(change))")
  }

  fileprivate static func noKey(_ change: ChangedJudgement) -> CommitFault {
    CommitFault("the judgement does not name the key that signs it", mend: "\(.judging(change))")
  }

  fileprivate static func otherKey(_ key: String, _ signer: Signer, of change: ChangedJudgement) -> CommitFault {
    CommitFault(
      "the judgement names the key \(key.shown()), and \(signer.key.shown()) signed it",
      mend: "\(.judging(change))")
  }
}
