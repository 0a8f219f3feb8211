import Diagnostics
import Documents
import Engine

/// A file has no byte order mark, U+FEFF.
///
/// Why: it is invisible, and some readers make it a part of the first key.
///
/// Fix: save the file as UTF-8 without a byte order mark.
struct DocumentByteOrderMark: DocumentRule {
  static let id: RuleID = "document/byte-order-mark"
  static let codes: Set<Problem.Code> = [.byteOrderMark]

  func message(for problem: Problem) -> Finding.Message {
    .byteOrderMark
  }
}

extension Finding.Message {
  fileprivate static let byteOrderMark = Finding.Message(
    "a byte order mark (U+FEFF)",
    help: "save the file as UTF-8 without a byte order mark")
}
