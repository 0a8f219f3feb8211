import Diagnostics
import Documents
import Engine

/// A document has no YAML directives (`%YAML`, `%TAG`).
///
/// Why: they change how the rest is read.
///
/// Fix: delete the line; items are YAML 1.2 without saying so.
struct DocumentDirective: DocumentRule {
  static let id: RuleID = "document/directive"
  static let codes: Set<Problem.Code> = [.directive]

  func message(for problem: Problem) -> Finding.Message {
    .directive
  }
}

extension Finding.Message {
  fileprivate static let directive = Finding.Message("a directive", help: "delete the line that begins with `%`")
}
