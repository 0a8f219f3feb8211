import Dataset
import Diagnostics
import Engine

/// A verdict is about the item beside which it lies, in this dataset, with the content that it has in the same commit.
///
/// Why: a verdict counts for exactly what was looked at. A record from another dataset, batch or item, or about another
/// content, is one that somebody carried over.
///
/// Fix: look at the item as it is now, and give the verdict anew: `git dataset approve ITEM`.
struct ReviewContent: CommitRule {
  static let id: RuleID = "review/content"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged, let dataset = context.authority?.manifest.id else { return }
    for record in context.reviews.records {
      guard let subject = record.subject else { continue }
      let location = commit.location(of: record)
      if subject.dataset != dataset { findings.add(.otherDataset(subject.dataset, commit, context), at: location) }
      if subject.item != record.item { findings.add(.otherItem(subject.item, commit, context, record), at: location) }
      guard let item = context.reviews.items[record.item] else {
        findings.add(.noItem(record.item, commit, context), at: location)
        continue
      }
      // A record that proves itself may come with the change that its findings led to.
      guard subject.content != item.content, !context.isProvenByRecord(record, commit) else { continue }
      findings.add(.otherContent(subject.content, item.content, commit, context, record), at: location)
    }
  }
}

extension Finding.Message {
  fileprivate static func otherDataset(
    _ dataset: String, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "the verdict was given in another dataset, \(dataset.shown())",
      help: "\(context.undoing(commit)), and give it here")
  }

  fileprivate static func otherItem(
    _ item: ItemName, _ commit: CommitChange, _ context: CommitContext, _ record: ChangedRecord
  ) -> Finding.Message {
    Finding.Message(
      "the verdict is about \(item), and lies among those of \(record.item)",
      help: "\(context.undoing(commit)), and give it where it belongs: git dataset approve \(item)")
  }

  fileprivate static func noItem(
    _ item: ItemName, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message("there is no item \(item) to give a verdict on", help: context.undoing(commit))
  }

  fileprivate static func otherContent(
    _ judged: ItemContent, _ now: ItemContent, _ commit: CommitChange, _ context: CommitContext,
    _ record: ChangedRecord
  ) -> Finding.Message {
    let help = "look at the item as it is now: \(context.repeating(commit, record))"
    guard judged.blob == now.blob else {
      return Finding.Message(
        "the verdict is about the content \(judged.blob.prefix(12))…, and \(record.item) holds \(now.blob.prefix(12))…",
        help: help)
    }
    return Finding.Message(
      "the verdict names the sha256 \(judged.sha256.prefix(12))…, and \(record.item) has \(now.sha256.prefix(12))…",
      help: help)
  }
}
