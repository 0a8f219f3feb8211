import Dataset
import Diagnostics
import Documents
import Engine

/// What a reviewer says about an item, before it becomes a record.
struct Opinion: Hashable {
  let verdict: ReviewVerdict
  var scores: [String: Int] = [:]
  var findings: [ReviewFinding] = []
  var comment: String?
  var minutes: Int?

  /// Whether the words are there without which nobody could mend the item.
  var isExplained: Bool {
    switch verdict {
    case .approve, .withdraw: true
    case .requestChanges, .reject: comment != nil || !findings.isEmpty
    }
  }

  /// - Throws: ``Failure`` where something is named that the rubric or the item does not have.
  func check(
    against sheet: ScoreSheet, _ rubric: RubricReference, _ item: ItemState
  ) throws(Failure) {
    for (criterion, level) in scores.sorted(by: { $0.key < $1.key }) {
      try sheet.check(criterion: criterion, of: rubric)
      try sheet.check(level: level, for: criterion, of: rubric)
    }
    for finding in findings {
      try sheet.check(criterion: finding.criterion, of: rubric)
      if let severity = finding.severity { try sheet.check(severity: severity, of: rubric) }
      if let path = finding.path { try item.checkSidecar(path) }
    }
    guard isExplained else {
      throw Failure(
        "a verdict against \(item.name) says why", help: "add --finding 'CRITERION: WHAT IS WRONG' or --comment TEXT")
    }
  }
}

extension ScoreSheet {
  func check(criterion: String, of rubric: RubricReference) throws(Failure) {
    guard !criteria.contains(criterion) else { return }
    throw Failure(
      "`\(criterion.shown())` is no criterion of rubric \(rubric)", help: "it has \(criteria.joined(separator: ", "))")
  }

  func check(severity: String, of rubric: RubricReference) throws(Failure) {
    guard !severities.contains(severity) else { return }
    throw Failure(
      "`\(severity.shown())` is no severity of rubric \(rubric)", help: "it has \(severities.joined(separator: ", "))")
  }

  func check(level: Int, for criterion: String, of rubric: RubricReference) throws(Failure) {
    guard !levels.contains(level) else { return }
    throw Failure(
      "\(level) is no level of rubric \(rubric), for \(criterion.shown())",
      help: "its levels are \(levels.map(String.init).joined(separator: ", "))")
  }
}

extension ItemState {
  /// - Throws: ``Failure`` where the item names no file beside it of this path.
  fileprivate func checkSidecar(_ path: String) throws(Failure) {
    let known = item.sidecars.map(\.path.text)
    guard !known.contains(path) else { return }
    throw Failure(
      "\(name) has no file \(path.shown(limit: 200))",
      help: known.isEmpty
        ? "leave the path out: the item is one file, and @12-15 names its lines"
        : "it has \(known.joined(separator: ", ").shown(limit: 300))")
  }
}
