import Diagnostics
import Documents
import Engine

/// A file is well-formed YAML or JSON.
///
/// Why: what cannot be read cannot be judged, and readers differ in how they guess.
///
/// Fix: mend the place that the finding names; an editor that knows YAML shows it while you type.
struct DocumentSyntax: DocumentRule {
  static let id: RuleID = "document/syntax"
  static let codes: Set<Problem.Code> = [.syntax]

  func message(for problem: Problem) -> Finding.Message {
    .syntax(problem.detail)
  }
}

extension Finding.Message {
  fileprivate static func syntax(_ detail: String) -> Finding.Message {
    Finding.Message(detail.isEmpty ? "this cannot be read" : detail.shown(limit: 120))
  }
}
