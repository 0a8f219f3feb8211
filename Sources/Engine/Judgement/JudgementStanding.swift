package import Dataset
package import Documents
import Schema

/// How an item stands with those who judge it: how many have, and what their judgements come to.
package struct JudgementStanding: Sendable {
  /// What comes of the judgements that count.
  package enum State: Hashable, Sendable {
    /// Fewer people have judged the item than the stream wants.
    case incomplete(have: Int, needed: Int)
    /// These fields are open: the judgements differ about them, and nobody has decided.
    case undecided([String])
    /// Every field that the schema gives a scale has one value.
    case consensus
  }

  /// A field and the value that the judgements, or an adjudication, give it.
  package struct Decided: Hashable, Sendable {
    package let field: String
    package let value: Value
    /// Whether an adjudication decided it.
    package let isAdjudicated: Bool
  }

  /// A judgement that does not count, and why.
  package struct Discounted: Hashable, Sendable {
    package let judgement: Judgement
    package let why: Discount
  }

  package let state: State
  /// The fields that have one value, in the order of the schema; none while judgements are missing.
  package let decided: [Decided]
  /// The judgements that count, one for each person, in the order of the people's ids.
  package let counting: [Judgement]
  /// The judgements that do not count, in the order of the people's ids.
  package let discounted: [Discounted]
  /// Why there is a decision by adjudication that does not count; nil where it does, or there is none.
  package let adjudicationDiscount: Discount?

  /// Whether nothing about the judgements keeps the item from being frozen.
  package var isSettled: Bool { state == .consensus }

  /// Judges an item by its judgements.
  package init(_ case: JudgementCase, keys: SigningKeys) {
    let voices = Voices(`case`, keys)
    counting = voices.counting
    discounted = voices.discounted
    let discount = Self.discount(`case`, voices, by: keys)
    adjudicationDiscount = discount
    guard counting.count >= `case`.needed else {
      state = .incomplete(have: counting.count, needed: `case`.needed)
      decided = []
      return
    }
    let decision = discount == nil ? `case`.adjudication?.decision ?? [] : []
    var decided: [Decided] = []
    var open: [String] = []
    for scale in `case`.scales {
      if let value = `case`.consensus.value(of: counting.compactMap { $0[scale.field] }, on: scale.steps) {
        decided.append(Decided(field: scale.field, value: value, isAdjudicated: false))
      } else if let value = decision.first(where: { $0.key == scale.field })?.value, scale.steps.contains(value) {
        decided.append(Decided(field: scale.field, value: value, isAdjudicated: true))
      } else {
        open.append(scale.field)
      }
    }
    self.decided = decided
    state = open.isEmpty ? .consensus : .undecided(open)
  }

  private static func discount(_ case: JudgementCase, _ voices: Voices, by keys: SigningKeys) -> Discount? {
    guard let adjudication = `case`.adjudication, !adjudication.decision.isEmpty else { return nil }
    let (subject, person, review) = (adjudication.subject, adjudication.by, `case`.review)
    if let why = review.discount(subject, by: person, key: adjudication.key, keys) ?? review.discount(subject) {
      return why
    }
    guard !`case`.judgements.contains(where: { $0.person == person }) else { return .judge }
    guard !`case`.reviewers.contains(person) else { return .reviewer }
    if let identity = keys.key(named: adjudication.key, of: person)?.identity, voices.keys.contains(identity) {
      return .judge
    }
    guard let answered = `case`.answered else { return voices.counting.count > `case`.needed ? .unlisted : nil }
    let open = voices.counting.first { voice in
      !answered.contains { $0.person == voice.person && $0.round == nil }
    }
    return open.map { .unanswered(by: $0.person, in: nil) }
  }
}

/// The judgement of each person that counts.
private struct Voices {
  private(set) var counting: [Judgement] = []
  private(set) var discounted: [JudgementStanding.Discounted] = []
  /// The keys with which the counting judgements were signed.
  private(set) var keys: Set<KeyIdentity> = []

  init(_ case: JudgementCase, _ keys: SigningKeys) {
    var holders: [KeyIdentity: String] = [:]
    for judgement in `case`.judgements.sorted(by: { $0.person < $1.person }) {
      if let why = Self.discount(judgement, `case`, by: keys) {
        discounted.append(.init(judgement: judgement, why: why))
        continue
      }
      guard let identity = keys.key(named: judgement.key ?? "", of: judgement.person)?.identity else { continue }
      // Two people who share a key are one voice.
      if let holder = holders[identity] {
        discounted.append(.init(judgement: judgement, why: .sharedKey(with: holder)))
        continue
      }
      holders[identity] = judgement.person
      counting.append(judgement)
    }
    self.keys = Set(holders.keys)
  }

  private static func discount(_ judgement: Judgement, _ case: JudgementCase, by keys: SigningKeys) -> Discount? {
    guard judgement.annotator == judgement.person else { return .foreign }
    guard let key = judgement.key else { return .noKey }
    let review = `case`.review
    if let why = review.discount(judgement.subject, by: judgement.person, key: key, keys) { return why }
    guard !`case`.reviewers.contains(judgement.person) else { return .reviewedToo }
    return review.discount(judgement.subject)
  }
}
