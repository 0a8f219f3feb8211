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
struct ReviewDecision: CommitRule {
  static let id: RuleID = "review/decision"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged else { return }
    for record in context.reviews.records where record.isBrought {
      guard let decision = record.adjudication?.decision, !decision.isEmpty else { continue }
      let scales = context.reviews.scales[record.item.stream] ?? []
      for entry in decision {
        guard let message = Self.fault(of: entry, scales, record, commit, context) else { continue }
        findings.add(message, at: commit.location(of: record))
      }
    }
  }

  private static func fault(
    of entry: Value.Entry, _ scales: [FieldScale], _ record: ChangedRecord, _ commit: CommitChange,
    _ context: CommitContext
  ) -> Finding.Message? {
    guard !scales.isEmpty else { return .noJudges(record, commit, context) }
    guard let scale = scales.first(where: { $0.field == entry.key }) else {
      return .noField(entry.key, scales, record)
    }
    return scale.steps.contains(entry.value) ? nil : .offScale(entry, scale, commit, context)
  }
}

extension Finding.Message {
  fileprivate static func noJudges(
    _ record: ChangedRecord, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "nobody judges the items of `\(record.item.stream)` on a scale, so nothing is decided in their place",
      help: "\(context.undoing(commit)), and leave `decision` out")
  }

  fileprivate static func noField(_ field: String, _ scales: [FieldScale], _ record: ChangedRecord) -> Finding.Message {
    Finding.Message(
      "`\(field.shown())` is no field that judgements of `\(record.item.stream)` give on a scale",
      help: "decide about \(scales.map(\.field).joined(separator: ", ").shown(limit: 200))")
  }

  fileprivate static func offScale(
    _ entry: Value.Entry, _ scale: FieldScale, _ commit: CommitChange, _ context: CommitContext
  ) -> Finding.Message {
    Finding.Message(
      "the decision gives `\(entry.key.shown())` the value `\(entry.value.plainText)`, which is not on its scale",
      help: "\(context.undoing(commit)), and give it \(scale.steps.inWords.shown(limit: 200))")
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
