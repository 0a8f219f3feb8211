import Dataset
import Diagnostics
import Documents
import Engine
import Schema

/// An adjudication that decides what judges leave open does so for fields with a scale in the stream's schema of
/// judgements, and by values on that scale.
///
/// Why: the decision becomes the item's value where judges leave it open; one that no judge could have given means
/// nothing, and would look decided.
///
/// Fix: take the commit back, and decide with `git dataset adjudicate ITEM --decide FIELD=VALUE`, which knows the
/// scales.
struct ReviewDecision: StatementRule {
  static let id: RuleID = "review/decision"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    for record in commit.reviews.records where record.isBrought {
      guard let decision = record.adjudication?.decision, !decision.isEmpty else { continue }
      let scales = commit.reviews.scales[record.item.stream] ?? []
      for entry in decision {
        guard let message = Self.fault(of: entry, scales, record) else { continue }
        findings.add(message, to: commit, at: record.path)
      }
    }
  }

  private static func fault(
    of entry: Value.Entry, _ scales: [FieldScale], _ record: ChangedRecord
  ) -> CommitFault? {
    guard !scales.isEmpty else { return .noJudges(record) }
    guard let scale = scales.first(where: { $0.field == entry.key }) else {
      return .noField(entry.key, scales, of: record)
    }
    return scale.steps.contains(entry.value) ? nil : .offScale(entry, scale)
  }
}

extension CommitFault {
  fileprivate static func noJudges(_ record: ChangedRecord) -> CommitFault {
    CommitFault(
      "nobody judges the items of `\(record.item.stream)` on a scale, so nothing is decided in their place",
      mend: "\(.undo), and leave `decision` out")
  }

  fileprivate static func noField(_ field: String, _ scales: [FieldScale], of record: ChangedRecord) -> CommitFault {
    CommitFault(
      "`\(field.shown())` is no field that judgements of `\(record.item.stream)` give on a scale",
      mend: "decide about \(scales.map(\.field).joined(separator: ", ").shown(limit: 200))")
  }

  fileprivate static func offScale(_ entry: Value.Entry, _ scale: FieldScale) -> CommitFault {
    CommitFault(
      "the decision gives `\(entry.key.shown())` the value `\(entry.value.plainText)`, which is not on its scale",
      mend: "\(.undo), and give it \(scale.steps.inWords.shown(limit: 200))")
  }
}

extension FieldScale.Steps {
  /// What can be given, for a sentence.
  fileprivate var inWords: String {
    switch self {
    case .numbers(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .values(let values): "one of \(values.map { "`\($0.plainText)`" }.joined(separator: ", "))"
    }
  }
}

extension Value {
  /// A scalar as people read it.
  fileprivate var plainText: String {
    String(decoding: writtenOnOneLine(), as: UTF8.self).shown()
  }
}
