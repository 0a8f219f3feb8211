package import Documents

/// What is known in advance about a control item: whether it is defective, and by which criteria.
package struct GoldAnswer: Hashable, Sendable {
  /// How hard the answer is to find.
  package enum Difficulty: String, CaseIterable, Sendable {
    case easy, medium, hard
  }

  /// Whether the item must not be delivered as it is.
  package let isDefective: Bool
  package let findings: [ReviewFinding]
  package let difficulty: Difficulty

  /// The criteria that the item fails, each once, in byte order.
  package var criteria: [String] {
    Set(findings.map(\.criterion)).sorted { $0.precedes($1) }
  }

  /// Reads an answer; nil where something is missing or has another form.
  package init?(_ node: Node) {
    guard let isDefective = node["defective"]?.boolean,
      let difficulty = node["difficulty"]?.string.flatMap({ Difficulty(rawValue: $0) })
    else { return nil }
    let listed = node["findings"]?.elements.map { ReviewFinding($0) } ?? []
    let findings = listed.compactMap { $0 }
    // A defect that nobody can name can be found by nobody.
    guard findings.count == listed.count, !isDefective || !findings.isEmpty else { return nil }
    self.isDefective = isDefective
    self.findings = findings
    self.difficulty = difficulty
  }

  /// The answer as it is written.
  package var value: Value {
    .record([
      ("defective", .boolean(isDefective)),
      ("findings", findings.isEmpty ? nil : .list(findings.map(\.value))),
      ("difficulty", .string(difficulty.rawValue)),
    ])
  }
}
