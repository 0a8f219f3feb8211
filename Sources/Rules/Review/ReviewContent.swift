import Dataset
import Diagnostics
import Engine

/// A verdict is about the item beside which it lies, in this dataset, with the content that it has in the same commit.
///
/// Why: a verdict counts for exactly what was looked at. A record from another dataset, batch or item, or about another
/// content, is one that somebody carried over.
///
/// Fix: look at the item as it is now, and give the verdict anew: `git dataset approve ITEM`.
struct ReviewContent: StatementRule {
  static let id: RuleID = "review/content"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    let dataset = commit.authority.manifest.id
    for record in commit.reviews.records {
      guard let subject = record.subject else { continue }
      if subject.dataset != dataset { findings.add(.otherDataset(subject.dataset), to: commit, at: record.path) }
      if subject.item != record.item { findings.add(.otherItem(subject.item, record), to: commit, at: record.path) }
      guard let item = commit.reviews.items[record.item] else {
        findings.add(.noItem(record.item), to: commit, at: record.path)
        continue
      }
      // A record that proves itself may come with the change that its findings led to.
      guard subject.content != item.content, !commit.isProven(record) else { continue }
      findings.add(.otherContent(subject.content, item.content, of: record), to: commit, at: record.path)
    }
  }
}

extension CommitFault {
  fileprivate static func otherDataset(_ dataset: String) -> CommitFault {
    CommitFault(
      "the verdict was given in another dataset, \(dataset.shown())",
      mend: "\(.undo), and give it here")
  }

  fileprivate static func otherItem(_ item: ItemName, _ record: ChangedRecord) -> CommitFault {
    CommitFault(
      "the verdict is about \(item), and lies among those of \(record.item)",
      mend: "\(.undo), and give it where it belongs: git dataset approve \(item)")
  }

  fileprivate static func noItem(_ item: ItemName) -> CommitFault {
    CommitFault("there is no item \(item) to give a verdict on", mend: "\(.undo)")
  }

  fileprivate static func otherContent(
    _ judged: ItemContent, _ now: ItemContent, of record: ChangedRecord
  ) -> CommitFault {
    let mend: Mend = "look at the item as it is now: \(.repeating(record))"
    guard judged.blob == now.blob else {
      return CommitFault(
        "the verdict is about the content \(judged.blob.prefix(12))…, and \(record.item) holds \(now.blob.prefix(12))…",
        mend: mend)
    }
    return CommitFault(
      "the verdict names the sha256 \(judged.sha256.prefix(12))…, and \(record.item) has \(now.sha256.prefix(12))…",
      mend: mend)
  }
}
