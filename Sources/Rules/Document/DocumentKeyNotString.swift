import Diagnostics
import Documents
import Engine

/// Every key is a text.
///
/// Why: JSON knows no other keys, so a number, `true` or `null` as a key is lost or changed on export.
///
/// Fix: quote the key.
struct DocumentKeyNotString: DocumentRule {
  static let id: RuleID = "document/key-not-string"
  static let codes: Set<Problem.Code> = [.keyNotString]

  func message(for problem: Problem) -> Finding.Message {
    .keyNotString(problem.detail)
  }
}

extension Finding.Message {
  fileprivate static func keyNotString(_ key: String) -> Finding.Message {
    guard !key.isEmpty else { return Finding.Message("a key that is no text", help: "write a text as the key") }
    return Finding.Message(
      "the key `\(key.shown())` reads as another type than text", help: "quote it: \"\(key.shown())\"")
  }
}
