import Dataset
import Diagnostics
import Engine

/// A commit that brings review records, adjudications, waivers or seals says in its trailers just what they say: the
/// batch, the rubric, and each item with its verdict and its content; of waivers the check, too.
///
/// Why: the trailers are what people read in the log and what the signature is seen to cover; were they something else
/// than the records, one of the two would mislead.
///
/// Fix: let `git dataset approve`, `request-changes`, `reject`, `withdraw`, `adjudicate`, `waive` or `review` make
/// the commit, and do not change its message.
struct ReviewStatement: StatementRule {
  static let id: RuleID = "review/statement"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    guard !commit.isProvenByRecords else { return }
    let records = commit.reviews.records.filter(\.isBrought)
    do throws(StatementFault) {
      let stated = try Statement.read(commit.change.trailers.map { ($0.key, $0.value) })
      if let stated {
        if commit.change.isDivided { throw .divided }
        compare(stated, records: records, in: commit, &findings)
      } else if let action = try StatementAction.stated(by: commit.change.trailers.map({ ($0.key, $0.value) })) {
        // What is said about batches has a rule of its own.
        guard ![.batch, .gold, .signOff].contains(action) else { return }
        findings.add(.noMeaning(action), to: commit)
      } else if let record = records.first {
        findings.add(.unstated(records.count, record), to: commit, at: record.path)
      }
    } catch {
      findings.add(.unreadable(error), to: commit)
    }
  }

  private func compare(
    _ stated: Statement, records: [ChangedRecord], in commit: JudgedCommit, _ findings: inout Findings
  ) {
    let meant = records.filter { stated.isAbout($0) }
    let recorded = Dictionary(meant.map { ($0.item.id, $0) }, uniquingKeysWith: { first, _ in first })
    for entry in stated.entries {
      guard let record = recorded[entry.item] else {
        findings.add(.noRecord(entry, stated), to: commit)
        continue
      }
      // What cannot be read is a finding of its own.
      guard let blob = record.blob else { continue }
      if record.verdict != entry.verdict || blob != entry.blob {
        findings.add(.differs(stated, entry, blob: blob, of: record), to: commit, at: record.path)
      }
      if let subject = record.subject, subject.rubric != stated.rubric.version {
        findings.add(.otherRubric(stated.rubric, subject.rubric, of: record), to: commit, at: record.path)
      }
    }
    let named = Set(stated.entries.map(\.item))
    for record in records {
      let isStated =
        stated.isAbout(record) && named.contains(record.item.id)
      guard !isStated else { continue }
      findings.add(.unnamed(record), to: commit, at: record.path)
    }
  }
}

extension Statement {
  /// Whether a record is of the kind that it states, in its batch, and of its check.
  fileprivate func isAbout(_ record: ChangedRecord) -> Bool {
    batch == record.item.batchName && action == record.action && check == record.waiving?.check
  }
}

extension StatementAction {
  /// What somebody does by it, without the version.
  fileprivate var verb: String { String(rawValue.prefix { $0 != "/" }) }
}

extension CommitFault {
  fileprivate static func noMeaning(_ action: StatementAction) -> CommitFault {
    CommitFault(
      "the trailer `\(StatementAction.key): \(action.rawValue)` states what this version knows no record of",
      mend: "take the trailer out: \(.reword)")
  }

  fileprivate static func unstated(_ count: Int, _ record: ChangedRecord) -> CommitFault {
    let what = count == 1 ? "a verdict" : "\(count) verdicts"
    return CommitFault(
      "the commit brings \(what), but its trailers state none", mend: "\(.repeating(record))")
  }

  fileprivate static func unreadable(_ fault: StatementFault) -> CommitFault {
    CommitFault(fault.message, mend: "\(fault.help): \(.reword)")
  }

  fileprivate static func noRecord(_ entry: Statement.Entry, _ stated: Statement) -> CommitFault {
    let item = "\(stated.batch)/\(entry.item)"
    let command =
      switch stated.action {
      case .adjudicate: "adjudicate \(item)"
      case .disown: "disown \(item)"
      case .waive: "waive \(item) \(stated.check ?? "CHECK") --comment TEXT"
      default: entry.verdict.map { "\($0.rawValue) \(item)" } ?? "review \(stated.batch)"
      }
    return CommitFault(
      "the trailer `\(stated.trailer(of: entry)): \(entry.item)` has no record in the commit",
      mend: "\(.undo), then git dataset \(command)")
  }

  fileprivate static func differs(
    _ stated: Statement, _ entry: Statement.Entry, blob: String, of record: ChangedRecord
  ) -> CommitFault {
    let said = record.verdict?.rawValue ?? record.action.verb
    return CommitFault(
      "the trailer says `\(stated.trailer(of: entry)): \(entry.item) \(entry.blob.prefix(12))…`, and the record says "
        + "\(said) \(blob.prefix(12))…",
      mend: "\(.repeating(record))")
  }

  fileprivate static func otherRubric(
    _ stated: RubricReference, _ recorded: Version, of record: ChangedRecord
  ) -> CommitFault {
    CommitFault(
      "the trailer names rubric \(stated), and the record \(recorded)", mend: "\(.repeating(record))")
  }

  fileprivate static func unnamed(_ record: ChangedRecord) -> CommitFault {
    CommitFault(
      "the commit brings a verdict on \(record.item) that its trailers do not state",
      mend: "\(.repeating(record))")
  }
}
