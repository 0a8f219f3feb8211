import Diagnostics
import Documents
import Engine

/// A document has no merge key `<<`.
///
/// Why: YAML 1.2 has no merge keys; some readers merge, others make it an ordinary key.
///
/// Fix: write the entries out.
struct DocumentMergeKey: DocumentRule {
  static let id: RuleID = "document/merge-key"
  static let codes: Set<Problem.Code> = [.mergeKey]

  func message(for problem: Problem) -> Finding.Message {
    .mergeKey
  }
}

extension Finding.Message {
  fileprivate static let mergeKey = Finding.Message("a merge key, `<<`", help: "write the entries out")
}
