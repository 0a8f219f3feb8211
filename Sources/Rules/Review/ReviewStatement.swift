import Dataset
import Diagnostics
import Engine

/// A commit that brings review records, adjudications or seals says in its trailers just what they say: the batch, the
/// rubric, and each item with its verdict and its content.
///
/// Why: the trailers are what people read in the log and what the signature is seen to cover; were they something else
/// than the records, one of the two would mislead.
///
/// Fix: let `git dataset approve`, `request-changes`, `reject`, `withdraw`, `adjudicate` or `review seal` make the
/// commit, and do not change its message.
struct ReviewStatement: CommitRule {
  static let id: RuleID = "review/statement"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged, !context.isProvenByRecords(commit) else { return }
    let records = context.reviews.records.filter(\.isBrought)
    do throws(StatementFault) {
      let stated = try Statement.read(commit.trailers.map { ($0.key, $0.value) })
      if let stated {
        if commit.isDivided { throw .divided }
        compare(stated, records, commit, context, &findings)
      } else if let action = try StatementAction.stated(by: commit.trailers.map({ ($0.key, $0.value) })) {
        // What is said about batches has a rule of its own.
        guard ![.batch, .gold, .signOff].contains(action) else { return }
        findings.add(.noMeaning(action), at: commit.location)
      } else if let record = records.first {
        findings.add(.unstated(records.count, commit, context, record), at: commit.location(of: record))
      }
    } catch {
      findings.add(.unreadable(error, context), at: commit.location)
    }
  }

  private func compare(
    _ stated: Statement, _ records: [ChangedRecord], _ commit: CommitChange, _ context: CommitContext,
    _ findings: inout Findings
  ) {
    let meant = records.filter { $0.item.batchName == stated.batch && $0.action == stated.action }
    let recorded = Dictionary(meant.map { ($0.item.id, $0) }, uniquingKeysWith: { first, _ in first })
    for entry in stated.entries {
      guard let record = recorded[entry.item] else {
        findings.add(.noRecord(entry, stated, commit, context), at: commit.location)
        continue
      }
      // What cannot be read is a finding of its own.
      guard let blob = record.blob else { continue }
      let location = commit.location(of: record)
      if record.verdict != entry.verdict || blob != entry.blob {
        findings.add(.differs(stated, entry, blob, commit, context, record), at: location)
      }
      if let subject = record.subject, subject.rubric != stated.rubric.version {
        findings.add(.otherRubric(stated.rubric, subject.rubric, commit, context, record), at: location)
      }
    }
    let named = Set(stated.entries.map(\.item))
    for record in records {
      let isStated = stated.batch == record.item.batchName && stated.action == record.action
        && named.contains(record.item.id)
      guard !isStated else { continue }
      findings.add(.unnamed(record, commit, context), at: commit.location(of: record))
    }
  }
}

extension Finding.Message {
  fileprivate static func noMeaning(_ action: StatementAction) -> Finding.Message {
    Finding.Message(
      "the trailer `\(StatementAction.key): \(action.rawValue)` states what this version knows no record of",
      help: "take the trailer out: git commit --amend")
  }

  fileprivate static func unstated(
    _ count: Int, _ commit: CommitChange, _ context: CommitContext, _ record: ChangedRecord
  ) -> Finding.Message {
    let what = count == 1 ? "a verdict" : "\(count) verdicts"
    return Finding.Message(
      "the commit brings \(what), but its trailers state none", help: context.repeating(commit, record))
  }

  fileprivate static func unreadable(_ fault: StatementFault, _ context: CommitContext) -> Finding.Message {
    let command = context.isTip ? "git commit --amend -S" : "git rebase -i -S, and reword the commit"
    return Finding.Message(fault.message, help: "\(fault.help): \(command)")
  }

  fileprivate static func noRecord(
    _ entry: Statement.Entry, _ stated: Statement, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    let command =
      switch stated.action {
      case .adjudicate, .disown: stated.action == .disown ? "disown" : "adjudicate"
      default: entry.verdict?.rawValue ?? "review seal"
      }
    return Finding.Message(
      "the trailer `\(stated.trailer(of: entry)): \(entry.item)` has no record in the commit",
      help: "\(context.undoing(commit)), then git dataset \(command) \(stated.batch)/\(entry.item)")
  }

  fileprivate static func differs(
    _ stated: Statement, _ entry: Statement.Entry, _ blob: String, _ commit: CommitChange, _ context: CommitContext,
    _ record: ChangedRecord
  ) -> Finding.Message {
    let said = record.verdict?.rawValue ?? (record.action == .disown ? "disown" : "seal")
    return Finding.Message(
      "the trailer says `\(stated.trailer(of: entry)): \(entry.item) \(entry.blob.prefix(12))…`, and the record says "
        + "\(said) \(blob.prefix(12))…",
      help: context.repeating(commit, record))
  }

  fileprivate static func otherRubric(
    _ stated: RubricReference, _ recorded: Version, _ commit: CommitChange, _ context: CommitContext,
    _ record: ChangedRecord
  ) -> Finding.Message {
    Finding.Message(
      "the trailer names rubric \(stated), and the record \(recorded)", help: context.repeating(commit, record))
  }

  fileprivate static func unnamed(
    _ record: ChangedRecord, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "the commit brings a verdict on \(record.item) that its trailers do not state",
      help: context.repeating(commit, record))
  }
}
