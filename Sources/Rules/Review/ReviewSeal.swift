import Dataset
import Diagnostics
import Engine

/// Seals are added at the end of a person's file, for this batch, about what the items hold, and only as long as nobody
/// can read a verdict on that.
///
/// A judgement is sealed as long as nobody can read another's judgement.
///
/// Why: a seal fixes a verdict that others cannot see yet. One that is changed, or made with a verdict in view, fixes
/// nothing.
///
/// Fix: let `git dataset review` or `git dataset judge` write the seals, before anybody reveals.
struct ReviewSeal: StatementRule {
  static let id: RuleID = "review/seal"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    for changed in commit.reviews.changedSeals {
      guard changed.added != nil, let file = changed.after else {
        findings.add(.changed(changed.change), to: commit, at: changed.change.path)
        continue
      }
      if file.dataset != commit.authority.manifest.id || file.batch != changed.batch {
        findings.add(.elsewhere(changed.batch), to: commit, at: changed.change.path)
      }
    }
    for record in commit.reviews.records {
      guard let seal = record.seal else { continue }
      guard let item = commit.reviews.items[record.item] else {
        findings.add(.noItem(record.item), to: commit, at: record.path)
        continue
      }
      if seal.blob != item.content.blob {
        findings.add(.otherContent(seal, item.content, of: record), to: commit, at: record.path)
      }
      if item.isRevealed(seal.kind) { findings.add(.tooLate(record.item, seal.kind), to: commit, at: record.path) }
    }
  }
}

extension CommitFault {
  fileprivate static func changed(_ change: PathChange) -> CommitFault {
    let what = change.new == nil ? "deletes seals" : "does something else to seals than add some at the end"
    return CommitFault(
      "the commit \(what)", mend: "\(.undo), then git dataset review")
  }

  fileprivate static func elsewhere(_ batch: BatchName) -> CommitFault {
    CommitFault(
      "the seals are those of another dataset or batch than \(batch)",
      mend: "\(.undo), then git dataset review \(batch)")
  }

  fileprivate static func noItem(_ item: ItemName) -> CommitFault {
    CommitFault("there is no item \(item) to seal a verdict on", mend: "\(.undo)")
  }

  fileprivate static func otherContent(_ seal: Seal, _ now: ItemContent, of record: ChangedRecord) -> CommitFault {
    CommitFault(
      "the seal is about the content \(seal.blob.prefix(12))…, and \(record.item) holds \(now.blob.prefix(12))…",
      mend: "look at the item as it is now: \(.repeating(record))")
  }

  fileprivate static func tooLate(_ item: ItemName, _ kind: Seal.Kind) -> CommitFault {
    let what = kind == .review ? "a verdict on" : "a judgement of"
    return CommitFault(
      "\(what) \(item) can be read already, so none can be sealed any more",
      mend: "\(.undo), and wait until those who sealed before have shown theirs")
  }
}
