package import Dataset

/// Everything that decides how an item stands with its reviewers. It all lies in one tree: no history is asked.
package struct ReviewCase: Sendable {
  /// The `id` of the dataset's manifest.
  package let dataset: String
  package let item: ItemName
  /// The item's content now.
  package let content: ItemContent
  /// The people who wrote the item and who brought it in: they may not review it.
  package let authors: Set<String>
  /// Whether the item is theirs by signatures of their own; no approval counts before.
  package let ownership: Ownership
  /// Every record about the item, in any order.
  package let records: [ReviewRecord]
  package let adjudication: Adjudication?
  /// What the adjudication answers, of what was said; nil where there is none, or it does not say.
  package let answered: Set<AnsweredVerdict>?
  package let policy: ReviewPolicy
  /// The rubric version that the batch pins; nil where it pins none, so that nothing can be said about the item yet.
  package let pin: Version?

  /// - Parameters:
  ///   - listed: everybody whom the item lists, with whoever disowned it since.
  ///   - reviews: everything that was said about the item.
  ///   - asksAuthors: whether nothing counts before the authors have signed the item.
  package init(
    dataset: String, item: ItemName, content: ItemContent, listed: Set<String>, reviews: ItemReviews,
    asksAuthors: Bool, policy: ReviewPolicy, pin: Version?
  ) {
    let authors = reviews.words.authors(of: listed)
    self.init(
      dataset: dataset, item: item, content: content, authors: authors,
      ownership: asksAuthors ? Ownership(authors, reviews.words, of: content) : .settled, records: reviews.records,
      adjudication: reviews.adjudication, answered: reviews.answered, policy: policy, pin: pin)
  }

  package init(
    dataset: String, item: ItemName, content: ItemContent, authors: Set<String>, ownership: Ownership = .settled,
    records: [ReviewRecord], adjudication: Adjudication?, answered: Set<AnsweredVerdict>?, policy: ReviewPolicy,
    pin: Version?
  ) {
    self.dataset = dataset
    self.item = item
    self.content = content
    self.authors = authors
    self.ownership = ownership
    self.records = records
    self.adjudication = adjudication
    self.answered = answered
    self.policy = policy
    self.pin = pin
  }
}

extension ReviewCase {
  /// Why a verdict could never count, whatever else its author says: it is about something else, or nobody who may say
  /// so signed it. Nil where it may count.
  func discount(_ subject: Subject, by person: String, key: String, _ keys: SigningKeys) -> Discount? {
    guard subject.dataset == dataset, subject.item == item else { return .foreign }
    guard keys.knows(person) else { return .unknownPerson }
    guard let held = keys.key(named: key, of: person) else { return .unknownKey(key) }
    // A retired key, and a role that was lost, count on: time never decides who was entitled.
    guard held.status != .compromised else { return .compromisedKey(key) }
    guard !authors.contains(person) else { return .author }
    return nil
  }

  /// Why a verdict is about something that is no longer judged; nil where it is not.
  func discount(_ subject: Subject) -> Discount? {
    guard subject.content == content else { return .stale }
    guard let pin else { return .noRubric }
    guard subject.rubric.major == pin.major else { return .otherRubric(subject.rubric) }
    return nil
  }

  /// Why a verdict has to wait for the item's authors; nil where it does not. What is said against an item counts at
  /// once.
  func discount(_ verdict: ReviewVerdict) -> Discount? {
    verdict == .approve && ownership != .settled ? .unowned(ownership) : nil
  }
}
