import Diagnostics
import Documents
import Engine

/// A file holds one document.
///
/// Why: a reader that stops after the first never sees the rest.
///
/// Fix: one file for each item; delete the `---` between them.
struct DocumentMultipleDocuments: DocumentRule {
  static let id: RuleID = "document/multiple-documents"
  static let codes: Set<Problem.Code> = [.multipleDocuments]

  func message(for problem: Problem) -> Finding.Message {
    .multipleDocuments
  }
}

extension Finding.Message {
  fileprivate static let multipleDocuments = Finding.Message(
    "a second document begins here", help: "write each item to a file of its own")
}
