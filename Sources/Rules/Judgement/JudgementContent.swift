import Dataset
import Diagnostics
import Engine

/// A judgement is about the item beside which it lies, in this dataset, with the content that it has in the same
/// commit.
///
/// Why: a judgement counts for exactly what was looked at. One from another dataset, batch or item, or of another
/// content, is one that somebody carried over.
///
/// Fix: look at the item as it is now, and judge it anew: `git dataset judge ITEM`.
struct JudgementContent: StatementRule {
  static let id: RuleID = "judgement/content"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    let dataset = commit.authority.manifest.id
    for change in commit.reviews.judgements {
      guard let subject = change.judgement?.subject else { continue }
      if subject.dataset != dataset { findings.add(.otherDataset(subject.dataset), to: commit, at: change.path) }
      if subject.item != change.item { findings.add(.otherItem(subject.item, change), to: commit, at: change.path) }
      guard let item = commit.reviews.items[change.item] else {
        findings.add(.noItem(change.item), to: commit, at: change.path)
        continue
      }
      guard subject.content != item.content else { continue }
      findings.add(.otherContent(subject.content, item.content, of: change), to: commit, at: change.path)
    }
  }
}

extension CommitFault {
  fileprivate static func otherDataset(_ dataset: String) -> CommitFault {
    CommitFault(
      "the judgement was made in another dataset, \(dataset.shown())",
      mend: "\(.undo), and judge here")
  }

  fileprivate static func otherItem(_ item: ItemName, _ change: ChangedJudgement) -> CommitFault {
    CommitFault(
      "the judgement is about \(item), and lies among those of \(change.item)",
      mend: "\(.undo), and judge the item itself: git dataset judge \(change.item)")
  }

  fileprivate static func noItem(_ item: ItemName) -> CommitFault {
    CommitFault("there is no item \(item) to judge", mend: "\(.undo)")
  }

  fileprivate static func otherContent(
    _ judged: ItemContent, _ now: ItemContent, of change: ChangedJudgement
  ) -> CommitFault {
    let mend: Mend = "look at the item as it is now: \(.judging(change))"
    guard judged.blob == now.blob else {
      return CommitFault(
        "the judgement is about the content \(judged.blob.prefix(12))…, and \(change.item) holds "
          + "\(now.blob.prefix(12))…", mend: mend)
    }
    return CommitFault(
      "the judgement names the sha256 \(judged.sha256.prefix(12))…, and \(change.item) has \(now.sha256.prefix(12))…",
      mend: mend)
  }
}
