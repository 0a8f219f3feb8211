import Dataset

/// Who has which part in one item: by the item, by the names of files about it, and by seals.
package struct ItemParts: Sendable {
  /// The people whom it lists.
  package let listed: ChangedItem.People
  /// What they have said about their part in it.
  package private(set) var words: AuthorWords
  /// The people who wrote one of the answers that it compares, by what it says.
  private let named: Set<String>
  /// Everybody who has a review of it, whatever is in the file.
  package private(set) var reviewers: Set<String>
  /// Everybody who has a judgement of it, whatever is in the file.
  package private(set) var judges: Set<String>
  /// Everybody who sealed a verdict on it, whatever it held.
  package private(set) var sealedReviewers: Set<String>
  /// Everybody who sealed a judgement of it, whatever it held.
  package private(set) var sealedJudges: Set<String>

  init(
    listed: ChangedItem.People, _ words: AuthorWords, answerers: Set<String>, reviewers: Set<String>,
    judges: Set<String>, _ seals: BatchSeals?, of item: String
  ) {
    self.listed = listed
    self.words = words
    named = answerers
    self.reviewers = reviewers
    self.judges = judges
    sealedReviewers = seals?.people(sealing: item, .review) ?? []
    sealedJudges = seals?.people(sealing: item, .judgement) ?? []
  }

  /// The people who may not review it: those who are listed, but for whoever has disowned it.
  package var authors: ChangedItem.People {
    guard case .listed(let people) = listed else { return listed }
    return .listed(words.authors(of: people))
  }

  /// The people who wrote one of the answers that it compares, but for whoever has disowned it.
  package var answerers: Set<String> { words.authors(of: named) }

  /// Everybody who sealed anything about it.
  package var sealers: Set<String> { sealedReviewers.union(sealedJudges) }

  /// With what people have said and done in another tree, which a side may have missed; whose the item is says this
  /// one.
  func joined(by other: ItemParts) -> ItemParts {
    var parts = self
    parts.words = words.union(other.words)
    parts.reviewers.formUnion(other.reviewers)
    parts.judges.formUnion(other.judges)
    parts.sealedReviewers.formUnion(other.sealedReviewers)
    parts.sealedJudges.formUnion(other.sealedJudges)
    return parts
  }
}
