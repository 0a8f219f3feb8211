package import Diagnostics
package import Engine

/// What there is to say about a rule.
package struct RuleDescription: Sendable {
  package let id: RuleID
  /// What its findings weigh where a manifest says nothing.
  package let severity: Severity
  /// Whether it holds for every commit, and no manifest can weaken it.
  package let isSafety: Bool
  /// Whether no manifest can give it another weight; so it is for every rule of safety.
  package let isFixed: Bool
  /// Whether somebody may say that a finding does not count.
  package let isWaivable: Bool
  /// Paragraphs of wrapped lines: what holds, then `Why: …` and `Fix: …`.
  package let explanation: String

  package init(
    id: RuleID, severity: Severity, isSafety: Bool, isFixed: Bool = false, isWaivable: Bool = false, explanation: String
  ) {
    self.id = id
    self.severity = severity
    self.isSafety = isSafety
    self.isFixed = isFixed || isSafety
    self.isWaivable = isWaivable
    self.explanation = explanation
  }

  package init(_ rule: any Rule, explanation: String) {
    let type = type(of: rule)
    self.init(
      id: type.id, severity: type.severity, isSafety: type.isSafety, isFixed: type.isFixed, explanation: explanation)
  }

  /// `error`, `error, fixed`, `error, safety`, or `error, waivable`.
  package var weight: String {
    if isSafety { return "\(severity.rawValue), safety" }
    if isWaivable { return "\(severity.rawValue), waivable" }
    return isFixed ? "\(severity.rawValue), fixed" : severity.rawValue
  }

  /// The paragraphs of the explanation, each on one line.
  var paragraphs: [String] {
    explanation.split(separator: "\n\n").map { $0.split(separator: "\n").joined(separator: " ") }
  }

  /// What the rule says in one sentence; of a long one, what stands before the colon.
  package var firstSentence: String {
    let paragraph = paragraphs.first ?? ""
    let sentence = paragraph.end(of: ".").map { String(paragraph[...$0]) } ?? paragraph
    guard sentence.count > 120, let colon = sentence.end(of: ":") else { return sentence }
    return sentence[..<colon] + "."
  }
}

extension String {
  /// Where a mark that a space follows first stands outside of backquotes.
  fileprivate func end(of mark: Character) -> Index? {
    var isCode = false
    for (index, next) in zip(indices, indices.dropFirst()) {
      if self[index] == "`" { isCode.toggle() }
      if !isCode, self[index] == mark, self[next] == " " { return index }
    }
    return nil
  }
}
