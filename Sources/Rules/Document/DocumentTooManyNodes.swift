import Diagnostics
import Documents
import Engine

/// A document has at most 100,000 nodes: scalars, keys, lists and mappings together.
///
/// Why: a small file can hold more than a reviewer or a hook can look at.
///
/// Fix: split the item, or move event logs to a JSON Lines sidecar.
struct DocumentTooManyNodes: DocumentRule {
  static let id: RuleID = "document/too-many-nodes"
  static let codes: Set<Problem.Code> = [.tooManyNodes]

  func message(for problem: Problem) -> Finding.Message {
    .tooManyNodes
  }
}

extension Finding.Message {
  fileprivate static let tooManyNodes = Finding.Message(
    "more than 100,000 nodes", help: "split the item, or move the list to a JSON Lines sidecar")
}
