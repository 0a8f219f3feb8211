import Diagnostics
import Documents
import Engine

/// A document is at most 1 MiB.
///
/// Why: an item is read by people, and by hooks that must stay quick.
///
/// Fix: move logs, transcripts and patches to sidecars, and name them by path and sha256.
struct DocumentTooLarge: DocumentRule {
  static let id: RuleID = "document/too-large"
  static let codes: Set<Problem.Code> = [.tooLarge]

  func message(for problem: Problem) -> Finding.Message {
    .tooLarge
  }
}

extension Finding.Message {
  fileprivate static let tooLarge = Finding.Message(
    "the file is larger than 1 MiB", help: "move long texts to sidecars, named by path and sha256")
}
