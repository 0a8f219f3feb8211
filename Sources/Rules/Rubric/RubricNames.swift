import Dataset
import Diagnostics
import Documents
import Engine

/// Names in a rubric are declared once, and what is named is declared: criteria and severities have their own ids, and
/// an example's severity is one of the rubric's.
///
/// Why: reviews and findings cite criteria and severities by name; a name that means two things, or nothing, cannot be
/// counted.
///
/// Fix: give each its own id, or correct the name.
struct RubricNames: RubricRule {
  static let id: RuleID = "rubric/names"

  func inspect(_ rubric: Rubric, at path: String, _ findings: inout Findings) {
    for (kind, nodes) in [("criterion", rubric.criteria.map(\.id)), ("severity", rubric.severities)] {
      var seen: Set<String> = []
      for node in nodes where !seen.insert(node.text).inserted {
        findings.add(.twice(kind, node.text), at: node, of: path)
      }
    }
    let known = rubric.severities.map(\.text)
    for example in rubric.criteria.flatMap(\.examples) {
      guard let severity = example.severity, !known.contains(severity.text) else { continue }
      findings.add(.unknown(severity.text, known), at: severity, of: path)
    }
  }
}

extension Finding.Message {
  fileprivate static func twice(_ kind: String, _ name: String) -> Finding.Message {
    Finding.Message("there are two of the \(kind) `\(name.shown())`", help: "give each its own id")
  }

  fileprivate static func unknown(_ name: String, _ known: [String]) -> Finding.Message {
    Finding.Message(
      "the rubric has no severity `\(name.shown())`",
      help: "name one of \(known.joined(separator: ", ").shown(limit: 200))"
    )
  }
}
