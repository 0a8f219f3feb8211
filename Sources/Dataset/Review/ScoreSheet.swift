package import Documents

/// What the scores and findings of a review may name: the criteria, levels and severities of one rubric version.
package struct ScoreSheet: Hashable, Sendable {
  /// The ids of the criteria, in the order of the rubric.
  package let criteria: [String]
  /// The levels of the scale, in order.
  package let levels: [Int]
  /// The ids of the severities, from the lightest to the heaviest.
  package let severities: [String]

  package init(criteria: [String], levels: [Int], severities: [String]) {
    self.criteria = criteria
    self.levels = levels
    self.severities = severities
  }

  /// Reads a rubric.
  ///
  /// - Parameter rubric: a document that satisfies the rubric schema; what is missing all the same is left out.
  package init(_ rubric: Document) {
    let root = rubric.root
    criteria = root["criteria"]?.elements.compactMap { $0["id"]?.string } ?? []
    levels = root["scale"]?["levels"]?.elements.compactMap { $0["value"]?.integer } ?? []
    severities = root["severities"]?.elements.compactMap { $0["id"]?.string } ?? []
  }
}
