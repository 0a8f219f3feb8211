import Diagnostics
import Documents
import Engine

/// A file has no U+0085, U+2028 or U+2029.
///
/// Why: YAML readers take them for line ends, so the value changes and line numbers shift.
///
/// Fix: write an ordinary line end, or escape the character in double quotes.
struct DocumentLineSeparator: DocumentRule {
  static let id: RuleID = "document/line-separator"
  static let codes: Set<Problem.Code> = [.lineSeparator]

  func message(for problem: Problem) -> Finding.Message {
    .lineSeparator
  }
}

extension Finding.Message {
  fileprivate static let lineSeparator = Finding.Message(
    "a line separator that YAML readers turn into a line end",
    help: "write an ordinary line end, or escape it in double quotes: \"\\u2028\"")
}
