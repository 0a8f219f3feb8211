import Diagnostics
import Documents
import Engine

/// A file holds something.
///
/// Why: an empty file is an unfinished one.
///
/// Fix: write the item, or delete the file.
struct DocumentEmpty: DocumentRule {
  static let id: RuleID = "document/empty"
  static let codes: Set<Problem.Code> = [.empty]

  func message(for problem: Problem) -> Finding.Message {
    .empty
  }
}

extension Finding.Message {
  fileprivate static let empty = Finding.Message("the file is empty", help: "write the item, or delete the file")
}
