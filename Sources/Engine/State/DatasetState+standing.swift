package import Dataset

extension DatasetState {
  /// How an item stands with its reviewers.
  ///
  /// - Parameters:
  ///   - pin: the rubric version that its batch pins; nil where it pins none that can be used.
  ///   - terms: what the policy asked for; nil for what the manifest asks for.
  package func standing(of item: ItemState, under pin: Version?, by terms: ReviewTerms? = nil) -> Standing {
    Standing(review(of: item, under: pin, by: terms), keys: keys)
  }

  /// What decides how an item stands with its reviewers.
  func review(of item: ItemState, under pin: Version?, by terms: ReviewTerms?) -> ReviewCase {
    let terms =
      terms
      ?? ReviewTerms(
        review: manifest.stream(named: item.name.stream)?.review ?? ReviewPolicy(), asksAuthors: manifest.asksAuthors)
    return ReviewCase(
      dataset: manifest.id, item: item.name, content: item.content, listed: item.item.people, reviews: item.reviews,
      asksAuthors: terms.asksAuthors, policy: terms.review, pin: pin)
  }

  /// The same of an item of which nothing else is asked, so that only its reviews are read.
  ///
  /// - Parameter people: who is listed as its authors.
  func review(
    of item: ItemName, holding content: ItemContent, listing people: Set<String>, under pin: Version?,
    by terms: ReviewTerms
  ) throws(Unreadable) -> ReviewCase {
    let folder = manifest.stream(named: item.stream)?.batchFolder(item.batch)
    let reviews = try folder.map { (folder) throws(Unreadable) in
      try ReviewReading(tree).reviews(of: item, in: folder, layout)
    }
    return ReviewCase(
      dataset: manifest.id, item: item, content: content, listed: people, reviews: reviews ?? .none,
      asksAuthors: terms.asksAuthors, policy: terms.review, pin: pin)
  }

  /// How an item stands with those who judge it; nil where the stream wants no judgements.
  package func judgementStanding(of item: ItemState, under pin: Version) throws(Unreadable) -> JudgementStanding? {
    guard let stream = manifest.stream(named: item.name.stream), stream.judgements > 0 else { return nil }
    return JudgementStanding(
      JudgementCase(
        dataset: manifest.id, item: item.name, content: item.content, authors: item.people.union(item.answerers),
        reviewers: Set(item.rounds.keys), judgements: item.judgements, adjudication: item.reviews.adjudication,
        answered: item.reviews.answered, needed: stream.judgements, consensus: stream.consensus,
        scales: try scales(of: stream), pin: pin), keys: keys)
  }

  /// Whether an item is its authors' by signatures of their own, as far as the policy asks for them.
  package func ownership(of item: ItemState) -> Ownership {
    manifest.asksAuthors ? Ownership(item.people, item.reviews.words, of: item.content) : .settled
  }

  /// Who may decide about an item in the place of a decision.
  ///
  /// - Parameter answered: what that one lists of what is there; nil where it lists nothing.
  package func succession(
    after decision: Adjudication, answering answered: Set<AnsweredVerdict>?, on item: ItemState, under pin: Version
  ) throws(Unreadable) -> Succession {
    let decided = item.decided(decision, answering: answered)
    let review = manifest.stream(named: item.name.stream)?.review ?? ReviewPolicy()
    // Whether its authors have signed the item decides nothing about who decides.
    let standing = standing(of: decided, under: pin, by: ReviewTerms(review: review, asksAuthors: false))
    return Succession(after: decision, on: item.content, standing, try judgementStanding(of: decided, under: pin))
  }
}

/// What a policy asks for before an item counts as approved.
package struct ReviewTerms: Sendable {
  package let review: ReviewPolicy
  /// Whether nothing counts before the authors have signed the item.
  package let asksAuthors: Bool

  package init(review: ReviewPolicy, asksAuthors: Bool) {
    self.review = review
    self.asksAuthors = asksAuthors
  }
}
