import Dataset
import Diagnostics
import Documents
import Engine

/// The anchors of neighbouring levels differ in more than a word or two: of all the words that occur in either, fewer
/// than 80 per cent occur in both.
///
/// Why: where two levels read nearly the same, which of them a reviewer takes is chance, and agreement falls.
///
/// Fix: say in each anchor what sets it apart from its neighbour, or make one level of the two.
struct RubricAnchorOverlap: RubricRule {
  static let id: RuleID = "rubric/anchor-overlap"
  static let severity = Severity.warning

  func inspect(_ rubric: Rubric, at path: String, _ findings: inout Findings) {
    for (level, next) in zip(rubric.levels, rubric.levels.dropFirst()) {
      let (words, others) = (Self.words(level.anchor.text), Self.words(next.anchor.text))
      let all = words.union(others).count
      guard all > 0, words.intersection(others).count * 10 >= all * 8 else { continue }
      findings.add(.overlap(level.value.text, next.value.text), at: next.anchor, of: path)
    }
  }

  private static func words(_ text: String) -> Set<String> {
    Set(text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
  }
}

extension Finding.Message {
  fileprivate static func overlap(_ value: String, _ next: String) -> Finding.Message {
    Finding.Message(
      "the anchors of the levels \(value.shown()) and \(next.shown()) read nearly the same",
      help: "say what sets one apart from the other, or make one level of the two")
  }
}
