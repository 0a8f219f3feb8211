import Dataset
import Diagnostics
import Documents
import Engine

/// A criterion whose failures may be a defect or a matter of style (`class: both`) is named by a decision rule that
/// says when they are which.
///
/// Why: a defect counts against the batch and a matter of style does not, so without a rule the same item is accepted
/// or refused by whoever happens to look.
///
/// Fix: add a decision rule whose `then` or `over` names the criterion, or choose `defect` or `style`.
struct RubricClassBothWithoutDecisionRule: RubricRule {
  static let id: RuleID = "rubric/class-both-without-decision-rule"

  func inspect(_ rubric: Rubric, at path: String, _ findings: inout Findings) {
    let texts = rubric.decisionRules.flatMap { [$0.condition.text, $0.answer.text, $0.instead.text] }
    for criterion in rubric.criteria where criterion.kind.reads("both") {
      let name = criterion.id.text
      guard !texts.contains(where: { Self.names($0, name) }) else { continue }
      findings.add(.undecided(name), at: criterion.kind, of: path)
    }
  }

  /// Whether a text holds a name as a whole word.
  private static func names(_ text: String, _ name: String) -> Bool {
    text.split { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }.contains { $0 == name }
  }
}

extension Finding.Message {
  fileprivate static func undecided(_ name: String) -> Finding.Message {
    Finding.Message(
      "no decision rule says when a failure of `\(name.shown())` is a defect and when a matter of style",
      help: "add a decision rule that names `\(name.shown())`, or choose `defect` or `style`")
  }
}
