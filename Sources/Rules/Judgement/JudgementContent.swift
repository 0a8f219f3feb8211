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
struct JudgementContent: CommitRule {
  static let id: RuleID = "judgement/content"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged, let dataset = context.authority?.manifest.id else { return }
    for change in context.reviews.judgements {
      guard let subject = change.judgement?.subject else { continue }
      let location = commit.location(of: change)
      if subject.dataset != dataset { findings.add(.otherDataset(subject.dataset, commit, context), at: location) }
      if subject.item != change.item { findings.add(.otherItem(subject.item, change, commit, context), at: location) }
      guard let item = context.reviews.items[change.item] else {
        findings.add(.noItem(change.item, commit, context), at: location)
        continue
      }
      guard subject.content != item.content else { continue }
      findings.add(.otherContent(subject.content, item.content, change, commit, context), at: location)
    }
  }
}

extension Finding.Message {
  fileprivate static func otherDataset(
    _ dataset: String, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "the judgement was made in another dataset, \(dataset.shown())",
      help: "\(context.undoing(commit)), and judge here")
  }

  fileprivate static func otherItem(
    _ item: ItemName, _ change: ChangedJudgement, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "the judgement is about \(item), and lies among those of \(change.item)",
      help: "\(context.undoing(commit)), and judge the item itself: git dataset judge \(change.item)")
  }

  fileprivate static func noItem(
    _ item: ItemName, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message("there is no item \(item) to judge", help: context.undoing(commit))
  }

  fileprivate static func otherContent(
    _ judged: ItemContent, _ now: ItemContent, _ change: ChangedJudgement, _ commit: CommitChange,
    _ context: CommitContext
  ) -> Finding.Message {
    let help = "look at the item as it is now: \(context.judging(commit, change))"
    guard judged.blob == now.blob else {
      return Finding.Message(
        "the judgement is about the content \(judged.blob.prefix(12))…, and \(change.item) holds "
          + "\(now.blob.prefix(12))…", help: help)
    }
    return Finding.Message(
      "the judgement names the sha256 \(judged.sha256.prefix(12))…, and \(change.item) has \(now.sha256.prefix(12))…",
      help: help)
  }
}
