import Dataset
import Diagnostics
import Documents
import Engine

/// A condition that lists cases by "such as", "including" or "e.g." says whether there are more: its criterion has
/// `exhaustive: true` or `exhaustive: false`.
///
/// Why: to one reviewer a list is the whole of the condition, to another it is a few examples of it.
///
/// Fix: name what the cases have in common, or add `exhaustive:` to the criterion.
struct RubricOpenList: RubricRule {
  static let id: RuleID = "rubric/open-list"
  static let severity = Severity.warning

  private let search = PhraseSearch(
    """
    such as
    e.g
    for example
    for instance
    including
    includes
    etc
    and so on
    and the like
    or similar
    """)

  func inspect(_ rubric: Rubric, at path: String, _ findings: inout Findings) {
    for criterion in rubric.criteria where criterion.isExhaustive == nil {
      for text in [criterion.passIf, criterion.failIf] {
        guard let words = search.first(in: text.text) else { continue }
        findings.add(.open(words), at: text, of: path)
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func open(_ words: String) -> Finding.Message {
    // Abbreviations are shown with the full stop that belongs to them.
    let shown = ["e.g", "etc"].contains(words) ? words + "." : words
    return Finding.Message(
      "`\(shown)` leaves open whether the list is complete",
      help: "say what the cases have in common, or add `exhaustive: true` or `exhaustive: false` to the criterion")
  }
}
