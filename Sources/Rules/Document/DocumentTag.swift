import Diagnostics
import Documents
import Engine

/// A document has no YAML tags (`!!str`, `!thing`).
///
/// Why: a tag changes what a value is, and each reader knows other tags.
///
/// Fix: leave the tag out; quote a text that would read as another type.
struct DocumentTag: DocumentRule {
  static let id: RuleID = "document/tag"
  static let codes: Set<Problem.Code> = [.tag]

  func message(for problem: Problem) -> Finding.Message {
    .tag(problem.detail)
  }
}

extension Finding.Message {
  fileprivate static func tag(_ tag: String) -> Finding.Message {
    Finding.Message("a tag, `\(tag.shown())`", help: "leave it out, or quote the text if it is meant as text")
  }
}
