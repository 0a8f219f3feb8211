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
/// Fix: let `git dataset review seal` or `git dataset judge` write the seals, before anybody reveals.
struct ReviewSeal: CommitRule {
  static let id: RuleID = "review/seal"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged else { return }
    for changed in context.reviews.changedSeals {
      let location = Location(path: changed.change.path, commit: commit.id)
      guard changed.added != nil, let file = changed.after else {
        findings.add(.changed(changed.change, commit, context), at: location)
        continue
      }
      if file.dataset != context.authority?.manifest.id ?? "" || file.batch != changed.batch {
        findings.add(.elsewhere(changed.batch, commit, context), at: location)
      }
    }
    for record in context.reviews.records {
      guard let seal = record.seal else { continue }
      let location = commit.location(of: record)
      guard let item = context.reviews.items[record.item] else {
        findings.add(.noItem(record.item, commit, context), at: location)
        continue
      }
      if seal.blob != item.content.blob {
        findings.add(.otherContent(seal, item.content, commit, context, record), at: location)
      }
      if item.isRevealed(seal.kind) { findings.add(.tooLate(record.item, seal.kind, commit, context), at: location) }
    }
  }
}

extension Finding.Message {
  fileprivate static func changed(
    _ change: PathChange, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    let what = change.new == nil ? "deletes seals" : "does something else to seals than add some at the end"
    return Finding.Message(
      "the commit \(what)", help: "\(context.undoing(commit)), then git dataset review seal")
  }

  fileprivate static func elsewhere(
    _ batch: BatchName, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "the seals are those of another dataset or batch than \(batch)",
      help: "\(context.undoing(commit)), then git dataset review seal \(batch)")
  }

  fileprivate static func noItem(
    _ item: ItemName, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message("there is no item \(item) to seal a verdict on", help: context.undoing(commit))
  }

  fileprivate static func otherContent(
    _ seal: Seal, _ now: ItemContent, _ commit: CommitChange, _ context: CommitContext, _ record: ChangedRecord
  ) -> Finding.Message {
    Finding.Message(
      "the seal is about the content \(seal.blob.prefix(12))…, and \(record.item) holds \(now.blob.prefix(12))…",
      help: "look at the item as it is now: \(context.repeating(commit, record))")
  }

  fileprivate static func tooLate(
    _ item: ItemName, _ kind: Seal.Kind, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    let what = kind == .review ? "a verdict on" : "a judgement of"
    return Finding.Message(
      "\(what) \(item) can be read already, so none can be sealed any more",
      help: "\(context.undoing(commit)), and wait until those who sealed before have shown theirs")
  }
}
