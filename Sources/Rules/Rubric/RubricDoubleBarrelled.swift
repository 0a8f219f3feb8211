import Dataset
import Diagnostics
import Documents
import Engine

/// A criterion asks one question: no "and/or", no second question mark, no second verb behind "and" or "or".
///
/// Why: where one half holds and the other does not, each reviewer decides alone which of them the score is about.
///
/// Fix: make two criteria of it, or ask for the one thing that both halves are signs of.
struct RubricDoubleBarrelled: RubricRule {
  static let id: RuleID = "rubric/double-barrelled"
  static let severity = Severity.warning

  private static let verbs = ["does", "do", "did", "is", "are", "was", "were", "has", "have", "can", "could", "would"]
  /// What a question goes on with behind its verb: "that failed or were taken back" is no second question.
  private static let subjects = ["the", "it", "its", "each", "every", "all", "a", "an", "this", "they", "there", "any"]
  private let choice = PhraseSearch("and/or")
  private let second = PhraseSearch(
    verbs.flatMap { verb in subjects.flatMap { ["and \(verb) \($0)", "or \(verb) \($0)"] } }.joined(separator: "\n"))

  func inspect(_ rubric: Rubric, at path: String, _ findings: inout Findings) {
    for criterion in rubric.criteria {
      let question = criterion.question.text
      if question.count(where: { $0 == "?" }) > 1 {
        findings.add(.twoQuestions, at: criterion.question, of: path)
      } else if let words = choice.first(in: question) ?? second.first(in: question) {
        findings.add(.twoHalves(words), at: criterion.question, of: path)
      }
      for text in [criterion.passIf, criterion.failIf] where choice.first(in: text.text) != nil {
        findings.add(.twoHalves("and/or"), at: text, of: path)
      }
    }
  }
}

extension Finding.Message {
  fileprivate static let twoQuestions = Finding.Message(
    "the criterion asks two questions at once", help: "make two criteria of it")

  fileprivate static func twoHalves(_ words: String) -> Finding.Message {
    Finding.Message(
      "`\(words)` joins two questions that may have different answers",
      help: "make two criteria of it, or ask for one thing")
  }
}
