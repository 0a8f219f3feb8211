package import Diagnostics
package import Engine

/// What there is to say about a rule.
package struct RuleDescription: Sendable {
  package let id: RuleID
  /// What its findings weigh where a manifest says nothing.
  package let severity: Severity
  /// Whether it holds for every commit, and no manifest can weaken it.
  package let isSafety: Bool
  /// Paragraphs of wrapped lines: what holds, then `Why: …` and `Fix: …`.
  package let explanation: String

  package init(id: RuleID, severity: Severity, isSafety: Bool, explanation: String) {
    self.id = id
    self.severity = severity
    self.isSafety = isSafety
    self.explanation = explanation
  }

  package init(_ rule: any Rule, explanation: String) {
    let type = type(of: rule)
    self.init(id: type.id, severity: type.severity, isSafety: type.isSafety, explanation: explanation)
  }

  /// `error`, or `error, safety`.
  var weight: String { isSafety ? "\(severity.rawValue), safety" : severity.rawValue }

  /// The paragraphs of the explanation, each on one line.
  var paragraphs: [String] {
    explanation.split(separator: "\n\n").map { $0.split(separator: "\n").joined(separator: " ") }
  }

  /// What the rule says in one sentence.
  package var firstSentence: String {
    let paragraph = paragraphs.first ?? ""
    var isCode = false
    for index in paragraph.indices {
      if paragraph[index] == "`" { isCode.toggle() }
      guard !isCode, paragraph[index] == ".", paragraph[paragraph.index(after: index)...].first == " " else { continue }
      return String(paragraph[...index])
    }
    return paragraph
  }
}
