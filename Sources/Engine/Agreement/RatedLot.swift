package import Dataset

/// What is rated once by each rater: one content of an item by one criterion, and where findings are compared one of
/// its files.
package struct RatedUnit: Hashable, Sendable {
  package let item: ItemName
  /// The git object id of the item's file: what was said about another content is said about another thing.
  package let blob: String
  package let criterion: String
  /// The file in the item's own folder; nil for the item itself.
  package let file: String?

  package init(item: ItemName, blob: String, criterion: String, file: String?) {
    self.item = item
    self.blob = blob
    self.criterion = criterion
    self.file = file
  }
}

/// What people said independently of one another about the items of one batch, or of several under one rubric.
package struct RatedLot: Sendable {
  /// Where the ratings come from.
  package enum Source: String, Sendable {
    case reviews = "first rounds of reviews"
    case judgements = "independent judgements"
    /// One reviewer for each item, and the calibrator for those that were sampled.
    case labels = "first rounds of reviews, and gold labels"
  }

  /// Something that rates, and is left out.
  package struct LeftOut: Hashable, Sendable {
    package let item: ItemName
    package let person: String
    package let why: Discount
  }

  package let source: Source
  /// Every rubric version that the batches pin, in order: all of one major.
  package private(set) var rubrics: [Version]
  /// What is rated, each with its full scale, in the order of the rubric or schema.
  package let scales: [RatingScale]
  /// The value of each rater, by the raters' ids.
  package private(set) var ratings: [RatedUnit: [String: Int]]
  /// By item and person.
  package private(set) var leftOut: [LeftOut]
  /// The items that somebody looked at whose word counts, scored or not.
  package private(set) var items: Set<ItemName>
  /// What anybody scored, or cited in a finding.
  package private(set) var used: Set<String>

  package init(
    source: Source, rubrics: [Version], scales: [RatingScale], ratings: [RatedUnit: [String: Int]], leftOut: [LeftOut],
    items: Set<ItemName> = [], used: Set<String> = []
  ) {
    self.source = source
    self.rubrics = rubrics
    self.scales = scales
    self.ratings = ratings
    self.leftOut = leftOut
    self.items = items
    self.used = used
  }

  /// What the batches that are counted together have in common: the major of their rubric, or one release candidate.
  package var generation: String {
    rubrics.first?.generation ?? ""
  }

  /// Whether another batch may be counted with this one: whatever is rated means the same in both.
  package func canTake(_ other: RatedLot) -> Bool {
    generation == other.generation && scales == other.scales && source == other.source
  }

  /// Counts another batch's ratings with these.
  package mutating func take(_ other: RatedLot) {
    rubrics = Set(rubrics + other.rubrics).sorted()
    // An item is in one batch, so no unit is in both.
    ratings.merge(other.ratings) { first, _ in first }
    leftOut += other.leftOut
    items.formUnion(other.items)
    used.formUnion(other.used)
  }
}

extension Version {
  /// What versions under which verdicts may be counted together have in common: the major; a release candidate stands
  /// by itself.
  var generation: String { candidate == nil ? "\(major)" : "\(self)" }
}
