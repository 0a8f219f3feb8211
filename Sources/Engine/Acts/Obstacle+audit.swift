package import Dataset
package import Diagnostics

extension Obstacle {
  /// Why a person cannot do something with a batch as a whole, by its state; nil where that is not in the way.
  package static func state(of batch: Batch, to deed: BatchDeed) -> Obstacle? {
    let needed: Batch.State
    switch (deed, batch.state) {
    case (.witness, _), (.freeze, _): needed = .open
    case (.reveal, _), (.label, _), (.signOff, _): needed = .frozen
    case (.open, _), (.reopen, .failed), (.reopen, .frozen): return nil
    case (.reopen, let state):
      return Obstacle(
        .state, state == .open ? "\(batch.name) is open already" : "\(batch.name) is \(state.rawValue), and stays so",
        remedy: "git dataset status \(batch.name) says what comes next", rule: "batch/state")
    }
    guard batch.state != needed else { return nil }
    return Obstacle(
      .state,
      "\(batch.name) is \(batch.state.rawValue), and only a batch that is \(needed.rawValue) can be \(deed.done)",
      remedy: "git dataset status \(batch.name) says what comes next", rule: "batch/closed")
  }

  /// Why a person cannot witness a batch; nil where nothing is in the way.
  ///
  /// - Parameter participants: who has a part in the batch.
  package static func witnessing(
    _ person: Person, _ batch: BatchName, participants: Participants, among people: People
  ) -> Obstacle? {
    let isElsewhere = person.roles.contains { $0.key != batch.stream && $0.value.contains(.calibrator) }
    guard person.isOwner || isElsewhere else {
      return Obstacle(
        .role, "\(person.id) is neither an owner nor a calibrator of another stream, and cannot witness \(batch)",
        remedy: "ask one of them: \(people.owners.map(\.id).joined(separator: ", "))", rule: "batch/witness")
    }
    return participants.obstacle(to: "witness", in: batch, by: person.id, rule: "batch/witness")
  }
}

extension Participants {
  /// Why a person cannot take a hand in the audit of the batch; nil where they have no part in it.
  ///
  /// - Parameter verb: what the person wants to do with it.
  package func obstacle(to verb: String, in batch: BatchName, by person: String, rule: RuleID) -> Obstacle? {
    self[person].map { part in
      Obstacle(
        .part, "\(person) \(part.phrase(in: batch)), and whoever has a part in a batch cannot \(verb) it",
        remedy: "ask somebody who has none", rule: rule)
    }
  }
}

extension DatasetState {
  /// Why a person cannot do something with a batch as a whole; nil where nothing is in the way.
  ///
  /// - Parameter participants: who has a part in the batch; nil where that is asked about later.
  func obstacle(
    to deed: BatchDeed, _ participants: Participants?, in batch: Batch, by person: Person
  ) -> Obstacle? {
    if deed == .witness {
      if let state = Obstacle.state(of: batch, to: deed) { return state }
      return participants.flatMap { Obstacle.witnessing(person, batch.name, participants: $0, among: people) }
    }
    let lack = Obstacle.lacking(
      .calibrator, person.id, in: batch.name.stream, among: people,
      consequence: ", and cannot \(deed.verb) \(batch.name)",
      rule: "batch/role")
    if let lack { return lack }
    if let state = Obstacle.state(of: batch, to: deed) { return state }
    // Whoever gives an attempt up, or opens the batch after one, decides nothing about what it found.
    if deed == .reopen { return nil }
    return participants?.obstacle(to: deed.verb, in: batch.name, by: person.id, rule: "batch/part")
  }
}

extension BatchDeed {
  /// What somebody does, to go on after "cannot" with the batch behind it.
  var verb: String {
    switch self {
    case .open: "open"
    case .witness: "witness"
    case .freeze: "freeze"
    case .reveal: "draw from"
    case .label: "audit"
    case .reopen: "reopen"
    case .signOff: "sign off"
    }
  }

  /// What is done to the batch, to go on after "can be".
  fileprivate var done: String {
    switch self {
    case .open: "opened"
    case .witness: "witnessed"
    case .freeze: "frozen"
    case .reveal: "drawn from"
    case .label: "audited"
    case .reopen: "reopened"
    case .signOff: "signed off"
    }
  }
}

extension Part {
  /// What the person did, to go on after the name.
  package func phrase(in batch: BatchName) -> String {
    "\(kind.phrase) \(item.map { "\(batch)/\($0)" } ?? "items of \(batch)")"
  }
}

extension Part.Kind {
  /// What somebody did, to go between a name and an item.
  fileprivate var phrase: String {
    switch self {
    case .author: "is an author of"
    case .reviewer: "has reviewed"
    case .adjudicator: "has decided about"
    case .judge: "has judged"
    case .sealer: "has sealed a verdict on"
    }
  }
}
