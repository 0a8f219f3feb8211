import Dataset

/// One person's independent look at one content of an item.
struct Look {
  let person: String
  let subject: Subject
  /// The key that signs; two people who share one are one rater.
  let identity: KeyIdentity?
  let scores: [String: Int]
  let findings: [ReviewFinding]

  /// What is scored, or cited in a finding.
  var criteria: [String] { scores.keys + findings.map(\.criterion) }
}

/// The looks at one item that count, and those that do not.
struct Looks {
  private(set) var counting: [Look] = []
  private(set) var leftOut: [RatedLot.LeftOut] = []
  private let item: ItemName
  private let authors: Set<String>
  private let dataset: String
  private let pin: Version
  /// Whether only what was given under the very text that the batch pins counts: what is calibrated is that text.
  private let isCalibration: Bool
  private let keys: SigningKeys

  init(
    at item: ItemName, by authors: Set<String>, dataset: String, in batch: Batch, pin: Version, _ keys: SigningKeys
  ) {
    self.item = item
    self.authors = authors
    self.dataset = dataset
    self.pin = pin
    isCalibration = batch.kind == .calibration
    self.keys = keys
  }

  /// Takes a look where it counts. Of the looks of one person, or with one key, the first that is taken counts.
  ///
  /// - Parameter isIndependent: whether it was fixed before others' could be read, where that is asked for.
  mutating func take(
    _ subject: Subject, by person: String, key: String?, isIndependent: Bool = true, scores: [String: Int],
    findings: [ReviewFinding] = []
  ) {
    let identity = key.flatMap { keys.key(named: $0, of: person)?.identity }
    let discount = discount(subject, by: person, key: key) ?? (isIndependent ? nil : .unsealed)
    if let why = discount ?? sharing(identity, with: person, on: subject) {
      leftOut.append(RatedLot.LeftOut(item: item, person: person, why: why))
      return
    }
    guard !counting.contains(where: { $0.person == person && $0.subject.content == subject.content }) else { return }
    counting.append(
      Look(person: person, subject: subject, identity: identity, scores: scores, findings: findings))
  }

  private func discount(_ subject: Subject, by person: String, key: String?) -> Discount? {
    guard let key else { return .noKey }
    // Another content than the item's of today is another unit, and no reason to leave a look out.
    let review = ReviewCase(
      dataset: dataset, item: item, content: subject.content, authors: authors, records: [], adjudication: nil,
      answered: nil, policy: ReviewPolicy(), pin: pin)
    let discount = review.discount(subject, by: person, key: key, keys) ?? review.discount(subject)
    let isOtherText = isCalibration && !subject.rubric.isPatch(of: pin)
    return discount ?? (isOtherText ? .otherText(subject.rubric) : nil)
  }

  private func sharing(_ identity: KeyIdentity?, with person: String, on subject: Subject) -> Discount? {
    let other = counting.first { $0.identity == identity && $0.person != person }
    return other.map { .sharedKey(with: $0.person) }
  }

  /// The looks at each content, by its id.
  var byContent: [(blob: String, looks: [Look])] {
    Dictionary(grouping: counting, by: \.subject.content.blob).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
