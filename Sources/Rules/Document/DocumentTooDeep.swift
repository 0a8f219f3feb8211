import Diagnostics
import Documents
import Engine

/// A document is nested at most 64 levels deep.
///
/// Why: deeper nesting is a mistake or an attack; some readers slow down quadratically on it.
///
/// Fix: flatten the structure.
struct DocumentTooDeep: DocumentRule {
  static let id: RuleID = "document/too-deep"
  static let codes: Set<Problem.Code> = [.tooDeep]

  func message(for problem: Problem) -> Finding.Message {
    .tooDeep
  }
}

extension Finding.Message {
  fileprivate static let tooDeep = Finding.Message(
    "nested deeper than 64 levels", help: "flatten the structure")
}
