import Dataset
import Diagnostics
import Documents
import Engine

/// A criterion asks for something that is there, so that "yes" is the good answer.
///
/// Why: to "does it not leak?" both yes and no can mean either, and a hurried reviewer answers the opposite of what
/// they saw.
///
/// Fix: turn the question round: ask what an item does that passes.
struct RubricNegativePolarity: RubricRule {
  static let id: RuleID = "rubric/negative-polarity"
  static let severity = Severity.warning

  private let search = PhraseSearch(
    """
    not
    doesn't
    don't
    isn't
    aren't
    can't
    never
    fail to
    fails to
    lack
    lacks
    """)

  func inspect(_ rubric: Rubric, at path: String, _ findings: inout Findings) {
    for criterion in rubric.criteria {
      guard let word = search.first(in: criterion.question.text) else { continue }
      findings.add(.negative(word), at: criterion.question, of: path)
    }
  }
}

extension Finding.Message {
  fileprivate static func negative(_ word: String) -> Finding.Message {
    Finding.Message(
      "the question says `\(word)`, so that yes and no are easily mixed up",
      help: "ask for what an item does that passes")
  }
}
