import Dataset
import Diagnostics
import Documents
import Engine

/// Every criterion of a rubric is used: once enough items were reviewed, somebody has scored it, or cited it in a
/// finding.
///
/// Counted are first rounds of reviews, and gold labels where one person reviews an item, in all batches under the
/// rubric's major version. Enough are as many items as the manifest's `agreement` says in `criterion_units` (30).
///
/// Why: a criterion that nobody judges by says nothing about the items, and reads as if somebody had looked.
///
/// Fix: have reviewers score it, or take it out of the rubric, which needs a major version.
struct RubricCriterionUnused: RatedRubricRule {
  static let id: RuleID = "rubric/criterion-unused"
  static let severity = Severity.warning

  func inspect(_ rubric: RatedRubric, _ findings: inout Findings) {
    guard rubric.items >= rubric.policy.units else { return }
    for criterion in rubric.rubric.criteria where !rubric.used.contains(criterion.id.text) {
      findings.add(.unused(criterion.id.text, rubric), at: criterion.id, of: rubric.path)
    }
  }
}

extension Finding.Message {
  fileprivate static func unused(_ criterion: String, _ rubric: RatedRubric) -> Finding.Message {
    Finding.Message(
      "nobody has scored `\(criterion.shown())`, or cited it, in "
        + counted(rubric.items, "reviewed item"),
      help: "ask reviewers to score it, or take it out: git dataset rubric new \(rubric.stream) --bump major")
  }
}
