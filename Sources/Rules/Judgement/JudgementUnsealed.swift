import Dataset
import Diagnostics
import Engine

/// Where several judge an item on their own, a judgement is shown only after it was sealed, just as it was sealed, and
/// when as many have sealed theirs of this very content as the stream wants.
///
/// Why: whoever has read another's judgement makes none of their own; agreement between such judgements says nothing.
///
/// Fix: judge with `git dataset judge ITEM`, which seals, push, wait for the others' seals, and then let
/// `git dataset review reveal` show it.
struct JudgementUnsealed: CommitRule {
  static let id: RuleID = "judgement/unsealed"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged, let manifest = context.authority?.manifest else { return }
    for change in context.reviews.judgements {
      guard let judgement = change.judgement, let stream = manifest.stream(named: change.item.stream),
        stream.sealsJudgements
      else { continue }
      let seals = context.reviews.seals[change.item.batchName]
      let (id, blob) = (change.item.id, judgement.subject.content.blob)
      let location = commit.location(of: change)
      guard let seal = seals?.seal(of: change.person, on: id, blob, .judgement) else {
        findings.add(.unsealed(change, commit, context), at: location)
        continue
      }
      if seal.digest != change.digest { findings.add(.other(change, commit, context), at: location) }
      if judgement.salt == nil { findings.add(.unsalted, at: location) }
      let count = seals?.people(sealing: id, blob, .judgement).count ?? 0
      guard count < stream.judgements else { continue }
      findings.add(.tooEarly(change, count, stream.judgements, commit, context), at: location)
    }
  }
}

extension Finding.Message {
  fileprivate static func unsealed(
    _ change: ChangedJudgement, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "\(change.person) shows a judgement of \(change.item) without having sealed it",
      help: context.judging(commit, change))
  }

  fileprivate static func other(
    _ change: ChangedJudgement, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "the judgement of \(change.item) is not the one that was sealed",
      help: "\(context.undoing(commit)), then git dataset review reveal \(change.item.batchName)")
  }

  fileprivate static let unsalted = Finding.Message(
    "the judgement has no salt, so its seal could be guessed", help: "let git dataset judge write it")

  fileprivate static func tooEarly(
    _ change: ChangedJudgement, _ count: Int, _ needed: Int, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    let have = count == 1 ? "1 person has" : "\(count) people have"
    return Finding.Message(
      "\(have) sealed a judgement of \(change.item), and it takes \(needed) before one is shown",
      help: "\(context.undoing(commit)), and wait for the others: git dataset status \(change.item)")
  }
}
