import Dataset
import Diagnostics
import Documents
import Engine

/// No example of a criterion stands there twice with different verdicts.
///
/// Why: examples are what reviewers go by when words fail; two verdicts on the same piece of an item justify both.
///
/// Fix: settle the verdict, or show in the snippets what makes the difference.
struct RubricExampleContradiction: RubricRule {
  static let id: RuleID = "rubric/example-contradiction"

  func inspect(_ rubric: Rubric, at path: String, _ findings: inout Findings) {
    for criterion in rubric.criteria {
      var verdicts: [String: Node] = [:]
      for example in criterion.examples {
        let snippet = example.snippet.foldedText
        guard let verdict = verdicts[snippet] else {
          verdicts[snippet] = example.verdict
          continue
        }
        guard verdict.text != example.verdict.text else { continue }
        findings.add(.contradiction(verdict, example.verdict), at: example.verdict, of: path)
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func contradiction(_ first: Node, _ second: Node) -> Finding.Message {
    Finding.Message(
      "the same snippet is a \(second.text.shown()) here and a \(first.text.shown()) in line \(first.mark.line)",
      help: "settle the verdict, or show in the snippets what makes the difference")
  }
}
