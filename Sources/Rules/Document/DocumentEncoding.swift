import Diagnostics
import Documents
import Engine

/// A file is UTF-8.
///
/// Why: every reader of the dataset must see the same characters.
///
/// Fix: save the file as UTF-8; keep bytes that are no text in a sidecar.
struct DocumentEncoding: DocumentRule {
  static let id: RuleID = "document/encoding"
  static let codes: Set<Problem.Code> = [.encoding]

  func message(for problem: Problem) -> Finding.Message {
    .encoding
  }
}

extension Finding.Message {
  fileprivate static let encoding = Finding.Message(
    "the bytes here are not UTF-8",
    help: "save the file as UTF-8, or move the bytes to a sidecar")
}
