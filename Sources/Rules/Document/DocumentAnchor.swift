import Diagnostics
import Documents
import Engine

/// A document has no YAML anchors and no aliases.
///
/// Why: an alias makes content appear in places where nobody reviewing the text sees it, and can blow a small file up.
///
/// Fix: write the value out where it is used.
struct DocumentAnchor: DocumentRule {
  static let id: RuleID = "document/anchor"
  static let codes: Set<Problem.Code> = [.anchor, .alias]

  func message(for problem: Problem) -> Finding.Message {
    problem.code == .anchor ? .anchor(problem.detail) : .alias(problem.detail)
  }
}

extension Finding.Message {
  fileprivate static func anchor(_ name: String) -> Finding.Message {
    Finding.Message("an anchor, `&\(name.shown())`", help: "write the value out wherever it is used")
  }

  fileprivate static func alias(_ name: String) -> Finding.Message {
    Finding.Message(
      "an alias, `*\(name.shown())`", help: "write the value out, or quote the text if it is meant as text")
  }
}
