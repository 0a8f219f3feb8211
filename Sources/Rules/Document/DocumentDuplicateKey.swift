import Diagnostics
import Documents
import Engine

/// A mapping has each key once, in YAML and in JSON.
///
/// Why: most readers silently keep one of the values, and not all the same one.
///
/// Fix: delete or rename one of the keys.
struct DocumentDuplicateKey: DocumentRule {
  static let id: RuleID = "document/duplicate-key"
  static let codes: Set<Problem.Code> = [.duplicateKey]

  func message(for problem: Problem) -> Finding.Message {
    .duplicateKey(problem.detail)
  }
}

extension Finding.Message {
  fileprivate static func duplicateKey(_ key: String) -> Finding.Message {
    Finding.Message("the key `\(key.shown())` stands here a second time", help: "delete or rename one of the two")
  }
}
