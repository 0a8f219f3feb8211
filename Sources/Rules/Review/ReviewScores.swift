import Dataset
import Diagnostics
import Engine

/// The scores and findings of a review name criteria and severities of its rubric, and levels of its scale.
///
/// Why: agreement is computed over the scores; one that the rubric does not know means nothing.
///
/// Fix: write what the rubric has: `git dataset rubric show STREAM@VERSION`.
struct ReviewScores: StatementRule {
  static let id: RuleID = "review/scores"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    for record in commit.reviews.records {
      guard record.isBrought, let review = record.review else { continue }
      let rubric = RubricReference(stream: record.item.stream, version: review.subject.rubric)
      guard let sheet = commit.reviews.sheets[rubric] else { continue }
      for message in Self.faults(of: review, sheet, rubric) { findings.add(message, to: commit, at: record.path) }
    }
  }

  private static func faults(
    of review: ReviewRecord, _ sheet: ScoreSheet, _ rubric: RubricReference
  ) -> [CommitFault] {
    var faults: [CommitFault] = []
    for criterion in Set(review.scores.keys).union(review.findings.map(\.criterion)).sorted()
    where !sheet.criteria.contains(criterion) {
      faults.append(.unknown("criterion", criterion, known: sheet.criteria, under: rubric))
    }
    for (criterion, level) in review.scores.sorted(by: { $0.key < $1.key }) where !sheet.levels.contains(level) {
      faults.append(.noLevel(criterion, level, levels: sheet.levels, under: rubric))
    }
    for severity in Set(review.findings.compactMap(\.severity)).sorted() where !sheet.severities.contains(severity) {
      faults.append(.unknown("severity", severity, known: sheet.severities, under: rubric))
    }
    if review.verdict == .withdraw, !review.scores.isEmpty || !review.findings.isEmpty { faults.append(.withdrawal) }
    return faults
  }
}

extension CommitFault {
  fileprivate static func unknown(
    _ what: String, _ name: String, known: [String], under rubric: RubricReference
  ) -> CommitFault {
    CommitFault(
      "`\(name.shown())` is no \(what) of rubric \(rubric)",
      mend: "it has \(known.joined(separator: ", ").shown(limit: 200))")
  }

  fileprivate static func noLevel(
    _ criterion: String, _ level: Int, levels: [Int], under rubric: RubricReference
  ) -> CommitFault {
    CommitFault(
      "the score \(level) of `\(criterion.shown())` is no level of rubric \(rubric)",
      mend: "write one of \(levels.map(String.init).joined(separator: ", "))")
  }

  fileprivate static let withdrawal = CommitFault(
    "a withdrawal takes a verdict back, and scores nothing", mend: "leave `scores` and `findings` out")
}
