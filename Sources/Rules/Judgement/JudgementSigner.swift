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
struct JudgementSigner: CommitRule {
  static let id: RuleID = "judgement/signer"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged else { return }
    for change in context.reviews.judgements {
      guard let judgement = change.judgement else { continue }
      let location = commit.location(of: change)
      if judgement.annotator != change.person {
        findings.add(.otherPerson(judgement.annotator, change, commit, context), at: location)
      }
      guard let key = judgement.key else {
        findings.add(.noKey(change, commit, context), at: location)
        continue
      }
      // Who signed in another's name is a finding of its own, and a proof names its key by itself.
      guard let signer = context.signer, signer.person.id == change.person, signer.key != key,
        !context.isProven(change, by: commit)
      else { continue }
      findings.add(.otherKey(key, signer, change, commit, context), at: location)
    }
  }
}

extension Finding.Message {
  fileprivate static func otherPerson(
    _ annotator: String, _ change: ChangedJudgement, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "the judgement names \(annotator.shown()), and lies under the name of \(change.person)",
      help: context.judging(commit, change))
  }

  fileprivate static func noKey(
    _ change: ChangedJudgement, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message("the judgement does not name the key that signs it", help: context.judging(commit, change))
  }

  fileprivate static func otherKey(
    _ key: String, _ signer: Signer, _ change: ChangedJudgement, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "the judgement names the key \(key.shown()), and \(signer.key.shown()) signed it",
      help: context.judging(commit, change))
  }
}
