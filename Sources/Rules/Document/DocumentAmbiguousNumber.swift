import Diagnostics
import Documents
import Engine

/// A number is written so that every reader sees the same one: decimal, without leading zeros, and finite.
///
/// Why: `012` is twelve to one reader and ten to another, `0x1F` is a number here and a text there, and JSON has no way
/// to write `.inf`.
///
/// Fix: quote it if it is a text (an id, a version, a hash); otherwise write the decimal number.
struct DocumentAmbiguousNumber: DocumentRule {
  static let id: RuleID = "document/ambiguous-number"
  static let codes: Set<Problem.Code> = [.ambiguousNumber]

  func message(for problem: Problem) -> Finding.Message {
    .ambiguous(problem.detail)
  }
}

extension Finding.Message {
  fileprivate static func ambiguous(_ text: String) -> Finding.Message {
    Finding.Message(
      "readers disagree about what `\(text.shown())` is", help: "quote it, or write the number in plain decimal digits")
  }
}
