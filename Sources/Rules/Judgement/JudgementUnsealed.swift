import Dataset
import Diagnostics
import Engine

/// Where several judge an item on their own, a judgement is shown only after it was sealed, just as it was sealed, and
/// when as many have sealed theirs of this very content as the stream wants.
///
/// Why: whoever has read another's judgement makes none of their own; agreement between such judgements says nothing.
///
/// Fix: judge with `git dataset judge ITEM`, which seals, push, wait for the others' seals, and then let
/// `git dataset reveal` show it.
struct JudgementUnsealed: StatementRule {
  static let id: RuleID = "judgement/unsealed"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    let manifest = commit.authority.manifest
    for change in commit.reviews.judgements {
      guard let judgement = change.judgement, let stream = manifest.stream(named: change.item.stream),
        stream.sealsJudgements
      else { continue }
      let seals = commit.reviews.seals[change.item.batchName]
      let (id, blob) = (change.item.id, judgement.subject.content.blob)
      guard let seal = seals?.seal(of: change.person, on: id, blob, .judgement) else {
        findings.add(.unsealed(change), to: commit, at: change.path)
        continue
      }
      if seal.digest != change.digest { findings.add(.other(change), to: commit, at: change.path) }
      if judgement.salt == nil { findings.add(.unsalted, to: commit, at: change.path) }
      let count = seals?.people(sealing: id, blob, .judgement).count ?? 0
      guard count < stream.judgements else { continue }
      findings.add(.tooEarly(change, count, needed: stream.judgements), to: commit, at: change.path)
    }
  }
}

extension CommitFault {
  fileprivate static func unsealed(_ change: ChangedJudgement) -> CommitFault {
    CommitFault(
      "\(change.person) shows a judgement of \(change.item) without having sealed it",
      mend: "\(.judging(change))")
  }

  fileprivate static func other(_ change: ChangedJudgement) -> CommitFault {
    CommitFault(
      "the judgement of \(change.item) is not the one that was sealed",
      mend: "\(.undo), then git dataset reveal \(change.item.batchName)")
  }

  fileprivate static let unsalted = CommitFault(
    "the judgement has no salt, so its seal could be guessed", mend: "let git dataset judge write it")

  fileprivate static func tooEarly(_ change: ChangedJudgement, _ count: Int, needed: Int) -> CommitFault {
    let have = counted(count, "person has", many: "people have")
    return CommitFault(
      "\(have) sealed a judgement of \(change.item), and it takes \(needed) before one is shown",
      mend: "\(.undo), and wait for the others: git dataset status \(change.item)")
  }
}
