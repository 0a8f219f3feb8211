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
  /// Every record about the item, in any order.
  package let records: [ReviewRecord]
  package let adjudication: Adjudication?
  /// What the adjudication answers, of what was said; nil where there is none, or it does not say.
  package let answered: Set<AnsweredVerdict>?
  package let policy: ReviewPolicy
  /// The rubric version that the batch pins; nil where it pins none, so that nothing can be said about the item yet.
  package let pin: Version?

  package init(
    dataset: String, item: ItemName, content: ItemContent, authors: Set<String>, records: [ReviewRecord],
    adjudication: Adjudication?, answered: Set<AnsweredVerdict>?, policy: ReviewPolicy, pin: Version?
  ) {
    self.dataset = dataset
    self.item = item
    self.content = content
    self.authors = authors
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
}
