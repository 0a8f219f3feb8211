package import Dataset

/// How an item stands with its reviewers.
package struct Standing: Sendable {
  /// What comes of the verdicts that count.
  package enum State: Hashable, Sendable {
    case approved
    /// So many more people must approve the item.
    case waiting(missing: Int)
    case changesRequested
    /// Reviewers differ, and nobody has decided between them.
    case disputed
    /// The item leaves the lot.
    case rejected
  }

  /// A record that does not count, and why.
  package struct Discounted: Hashable, Sendable {
    package let record: ReviewRecord
    package let why: Discount
  }

  package let state: State
  /// The records that count, one for each person, in the order of the people's ids.
  package let counting: [ReviewRecord]
  /// The records that do not count, by person and round.
  package let discounted: [Discounted]
  /// Why there is an adjudication that does not count; nil where it does, or there is none.
  package let adjudicationDiscount: Discount?

  /// Judges an item by its records.
  package init(_ case: ReviewCase, keys: SigningKeys) {
    let ballot = Ballot(`case`, keys)
    let decision = Decision(`case`, ballot, keys)
    counting = ballot.counting
    discounted = ballot.discounted
    adjudicationDiscount = decision.discount
    state = Self.state(ballot, decision, needed: `case`.policy.approvals)
  }

  private static func state(_ ballot: Ballot, _ decision: Decision, needed: Int) -> State {
    switch decision.verdict {
    case .reject?: return .rejected
    case .requestChanges?: return .changesRequested
    // It stands for one person's approval, and silences who differs; the number that the policy asks for remains.
    case .approve?: return state(approvals: ballot.approvers + 1, needed: needed)
    case .withdraw?, nil: break
    }
    // What was said after a decision against the item cannot do away with it: it has to be decided again.
    if case .unanswered? = decision.discount { return .disputed }
    let verdicts = Set(ballot.counting.map(\.verdict))
    if verdicts.count > 1 { return .disputed }
    return switch verdicts.first {
    case .reject?: .rejected
    case .requestChanges?: .changesRequested
    case .approve?, .withdraw?, nil: state(approvals: ballot.approvers, needed: needed)
    }
  }

  private static func state(approvals: Int, needed: Int) -> State {
    approvals >= needed ? .approved : .waiting(missing: needed - approvals)
  }
}

/// The verdict of each person that counts.
struct Ballot {
  private(set) var counting: [ReviewRecord] = []
  private(set) var discounted: [Standing.Discounted] = []
  /// The keys with which the counting records were signed.
  private(set) var keys: Set<KeyIdentity> = []

  var approvers: Int { counting.count { $0.verdict == .approve } }
  var isDisputed: Bool { Set(counting.map(\.verdict)).count > 1 }

  init(_ case: ReviewCase, _ keys: SigningKeys) {
    var speaking: [ReviewRecord] = []
    for (_, records) in Dictionary(grouping: `case`.records, by: \.person) {
      if let newest = newest(of: records, `case`, keys) { speaking.append(newest) }
    }
    count(speaking, keys)
    counting.sort { ($0.person, $0.round) < ($1.person, $1.round) }
    discounted.sort { ($0.record.person, $0.record.round) < ($1.record.person, $1.record.round) }
  }

  /// The record that speaks for a person; the others, and where nothing speaks all of them, are discounted.
  private mutating func newest(of records: [ReviewRecord], _ case: ReviewCase, _ keys: SigningKeys) -> ReviewRecord? {
    var valid: [ReviewRecord] = []
    for record in records {
      // What a compromised key says does not even take the place of what was said before.
      if let why = `case`.discount(record.subject, by: record.person, key: record.key, keys) {
        discounted.append(.init(record: record, why: why))
      } else {
        valid.append(record)
      }
    }
    valid.sort { $0.round < $1.round }
    guard let newest = valid.popLast() else { return nil }
    for record in valid {
      let isTakenBack = newest.verdict == .withdraw && record.round == valid.last?.round
      let why: Discount = isTakenBack ? .withdrawn(in: newest.round) : .superseded(by: newest.round)
      discounted.append(.init(record: record, why: why))
    }
    guard newest.verdict != .withdraw else {
      discounted.append(.init(record: newest, why: .withdrawal))
      return nil
    }
    if let why = `case`.discount(newest.subject) ?? `case`.discount(newest.verdict) {
      discounted.append(.init(record: newest, why: why))
      return nil
    }
    return newest
  }

  /// Takes one record for each key: two people who share one are one voice.
  private mutating func count(_ records: [ReviewRecord], _ keys: SigningKeys) {
    // Of one voice that says two things, the one against the item is heard.
    let ordered = records.sorted {
      ($0.verdict == .approve ? 1 : 0, $0.person, $0.round) < ($1.verdict == .approve ? 1 : 0, $1.person, $1.round)
    }
    var holders: [KeyIdentity: String] = [:]
    for record in ordered {
      guard let identity = keys.key(named: record.key, of: record.person)?.identity else { continue }
      if let holder = holders[identity] {
        discounted.append(.init(record: record, why: .sharedKey(with: holder)))
        continue
      }
      holders[identity] = record.person
      counting.append(record)
    }
    self.keys = Set(holders.keys)
  }
}

/// What an adjudication decides; nothing where there is none, or none that counts.
struct Decision {
  let verdict: ReviewVerdict?
  let discount: Discount?

  init(_ case: ReviewCase, _ ballot: Ballot, _ keys: SigningKeys) {
    guard let adjudication = `case`.adjudication else {
      (verdict, discount) = (nil, nil)
      return
    }
    discount = Self.discount(adjudication, `case`, ballot: ballot, by: keys)
    verdict = discount == nil ? adjudication.verdict : nil
  }

  private static func discount(
    _ adjudication: Adjudication, _ case: ReviewCase, ballot: Ballot, by keys: SigningKeys
  ) -> Discount? {
    let (subject, person) = (adjudication.subject, adjudication.by)
    if let why = `case`.discount(subject, by: person, key: adjudication.key, keys) { return why }
    if let why = `case`.discount(subject) ?? `case`.discount(adjudication.verdict) { return why }
    // Whoever said something about the item in any round is no third person, not even after taking it back.
    guard !`case`.records.contains(where: { $0.person == person }) else { return .reviewer }
    if let identity = keys.key(named: adjudication.key, of: person)?.identity, ballot.keys.contains(identity) {
      return .reviewer
    }
    // An approval lets in only what reviewers differ about; a decision against the item outlasts their change of mind.
    let isApproval = adjudication.verdict == .approve
    guard !isApproval || ballot.isDisputed else { return .noDispute }
    let against = ballot.counting.filter { $0.verdict != adjudication.verdict }
    if `case`.answered != nil, let first = against.first(where: { !`case`.answers($0) }) {
      return .unanswered(by: first.person, in: first.round)
    }
    // Whoever came first is one voice among the others: to overrule them, one must be put in that place by the policy,
    // and say what there was to be overruled.
    let overrules = `case`.policy.names(person) && `case`.answered != nil
    if isApproval, !overrules, against.count > ballot.approvers { return .outnumbered(against: against.count) }
    return nil
  }
}

extension ReviewCase {
  /// Whether the adjudication answers a verdict.
  fileprivate func answers(_ record: ReviewRecord) -> Bool {
    answered?.contains { $0.person == record.person && $0.round == record.round } ?? false
  }
}
