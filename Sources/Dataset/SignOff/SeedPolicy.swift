import Documents
package import Statistics

/// How many items with known answers lie among the others of a batch, by the manifest's `gold.seeded`.
package struct SeedPolicy: Hashable, Sendable {
  /// `share`: how many there are for each item of the batch.
  package let share: Share
  /// `per_criterion`: how many there are at least that fail each criterion of the rubric.
  package let perCriterion: Int

  /// Reads `gold.seeded`; nil where the manifest has none, or a share with more digits than one can have.
  init?(_ node: Node?) {
    guard let node, let share = node["share"].flatMap({ Share($0.text) }) else { return nil }
    self.share = share
    perCriterion = node["per_criterion"].map { $0.integer ?? .max } ?? 0
  }

  /// How many items are seeded in all, for so many in the batch.
  package func count(for items: Int) -> Int {
    Int((share.value * Double(items)).rounded(.up))
  }
}
