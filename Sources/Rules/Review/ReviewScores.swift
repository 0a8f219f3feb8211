import Dataset
import Diagnostics
import Engine

/// The scores and findings of a review name criteria and severities of its rubric, and levels of its scale.
///
/// Why: agreement is computed over the scores; one that the rubric does not know means nothing.
///
/// Fix: write what the rubric has: `git dataset rubric show STREAM@VERSION`.
struct ReviewScores: CommitRule {
  static let id: RuleID = "review/scores"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged else { return }
    for record in context.reviews.records {
      guard record.isBrought, let review = record.review else { continue }
      let rubric = RubricReference(stream: record.item.stream, version: review.subject.rubric)
      guard let sheet = context.reviews.sheets[rubric] else { continue }
      for message in Self.faults(of: review, sheet, rubric) { findings.add(message, at: commit.location(of: record)) }
    }
  }

  private static func faults(
    of review: ReviewRecord, _ sheet: ScoreSheet, _ rubric: RubricReference
  ) -> [Finding.Message] {
    var faults: [Finding.Message] = []
    for criterion in Set(review.scores.keys).union(review.findings.map(\.criterion)).sorted()
    where !sheet.criteria.contains(criterion) {
      faults.append(.unknown("criterion", criterion, sheet.criteria, rubric))
    }
    for (criterion, level) in review.scores.sorted(by: { $0.key < $1.key }) where !sheet.levels.contains(level) {
      faults.append(.noLevel(criterion, level, sheet.levels, rubric))
    }
    for severity in Set(review.findings.compactMap(\.severity)).sorted() where !sheet.severities.contains(severity) {
      faults.append(.unknown("severity", severity, sheet.severities, rubric))
    }
    if review.verdict == .withdraw, !review.scores.isEmpty || !review.findings.isEmpty { faults.append(.withdrawal) }
    return faults
  }
}

extension Finding.Message {
  fileprivate static func unknown(
    _ what: String, _ name: String, _ known: [String], _ rubric: RubricReference
  ) -> Finding.Message {
    Finding.Message(
      "`\(name.shown())` is no \(what) of rubric \(rubric)",
      help: "it has \(known.joined(separator: ", ").shown(limit: 200))")
  }

  fileprivate static func noLevel(
    _ criterion: String, _ level: Int, _ levels: [Int], _ rubric: RubricReference
  ) -> Finding.Message {
    Finding.Message(
      "the score \(level) of `\(criterion.shown())` is no level of rubric \(rubric)",
      help: "write one of \(levels.map(String.init).joined(separator: ", "))")
  }

  fileprivate static let withdrawal = Finding.Message(
    "a withdrawal takes a verdict back, and scores nothing", help: "leave `scores` and `findings` out")
}
