import Diagnostics

extension RuleDescription {
  /// What `git dataset explain` prints about a rule: its id and weight, and the explanation.
  ///
  /// - Parameter width: how long a line may get; nil for paragraphs on one line each.
  package func explained(width: Int? = 80) -> String {
    let body = paragraphs.map { $0.wrapped(to: width) + "\n" }
    return (["\(id.name)  (\(weight))\n"] + body).joined(separator: "\n")
  }
}

extension [RuleDescription] {
  /// What `git dataset explain` prints without a rule: every id, what it weighs, and its first sentence.
  ///
  /// - Parameter width: how long a line may get; nil for one line for each rule, as a pipe wants it.
  package func listed(width: Int? = nil) -> String {
    let idWidth = map(\.id.name.count).max() ?? 0
    let weightWidth = map(\.weight.count).max() ?? 0
    let indent = idWidth + weightWidth + 4
    return map { rule in
      let sentence = rule.firstSentence.wrapped(to: width, indent: indent)
      return "\(rule.id.name.padded(to: idWidth))  \(rule.weight.padded(to: weightWidth))  \(sentence)\n"
    }.joined()
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(0, width - count))
  }
}
