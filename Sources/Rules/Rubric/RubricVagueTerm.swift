import Dataset
import Diagnostics
import Documents
import Engine

/// The conditions of a criterion hold no word that each reader measures by their own yardstick, such as `appropriate`,
/// `clean` or `robust`, without a number beside it.
///
/// Why: two reviewers who both apply "readable" in good faith disagree, and no discussion of the item can settle it.
///
/// Fix: say what is observed, or how much of it: not "a reasonable time" but "under 2 seconds".
struct RubricVagueTerm: RubricRule {
  static let id: RuleID = "rubric/vague-term"
  static let severity = Severity.warning

  private let search = PhraseSearch(
    """
    acceptable
    adequate
    adequately
    appropriate
    appropriately
    as appropriate
    as needed
    bad
    clean
    cleanly
    decent
    elegant
    good
    high quality
    high-quality
    if necessary
    minor
    nice
    nicely
    poor
    poorly
    proper
    properly
    readable
    reasonable
    reasonably
    robust
    robustly
    significant
    significantly
    sensible
    some
    sufficient
    sufficiently
    suitable
    suitably
    """)

  private let measures = PhraseSearch(
    """
    at least
    at most
    more than
    less than
    fewer than
    no more than
    """)

  func inspect(_ rubric: Rubric, at path: String, _ findings: inout Findings) {
    for criterion in rubric.criteria {
      for text in [criterion.passIf, criterion.failIf] {
        guard let word = search.first(in: text.text, unless: hasMeasure) else { continue }
        findings.add(.vague(word), at: text, of: path)
      }
    }
  }

  private func hasMeasure(_ sentence: Substring) -> Bool {
    sentence.contains(where: \.isNumber) || measures.first(in: String(sentence)) != nil
  }
}

extension Finding.Message {
  fileprivate static func vague(_ word: String) -> Finding.Message {
    Finding.Message(
      "`\(word)` means something else to every reader", help: "say what is observed, or how much of it is enough")
  }
}
