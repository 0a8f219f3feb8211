package import Dataset
import Diagnostics

extension DatasetState {
  /// Why a person cannot do something in a batch now, by the state that this is; nil where nothing is in the way.
  ///
  /// What is said here the rules say of a commit that does it, with the id that the obstacle names. Whether it is of
  /// any use that somebody does it is another question.
  package func obstacle(to act: Act, in batch: Batch, by person: Person) throws(Unreadable) -> Obstacle? {
    guard let stream = manifest.stream(named: batch.name.stream) else { return nil }
    if case .audit(let deed, let participants) = act {
      return obstacle(to: deed, participants, in: batch, by: person)
    }
    let rule: RuleID = act.isVerdict(in: stream) ? "review/closed" : "batch/closed"
    if let closed = Obstacle.closed(batch, to: act.things, rule: rule) { return closed }
    if case .waive(let item, let check) = act {
      return Obstacle.waiving(check, by: person.id, in: stream.name, people)
        ?? item.parts.obstacle(toWaivingOf: item.name, by: person.id)
    }
    switch act {
    case .own(let item): return item.obstacle(toOwningBy: person.id)
    case .disown(let item): return item.obstacle(toDisowningBy: person)
    default: break
    }
    guard let deed = act.deed else {
      let lack = Obstacle.lacking(.annotator, person.id, in: stream.name, among: people, rule: "item/contributors")
      if let lack { return lack }
      return try hands(of: batch).obstacle(to: act.words, in: batch.name, by: person.id)
    }
    if let lack = deed.obstacle(by: person.id, in: stream, people, isSealed: act.isVerdict(in: stream)) { return lack }
    if case .begin = act { return nil }
    let parts = act.item.map { $0.parts.obstacles(to: deed, $0.name, by: person.id, stream.review) } ?? []
    if let own = parts.first(where: { $0.rule != "review/role" }) { return own }
    if case .withdraw = act { return nil }
    if let hand = try hands(of: batch).obstacle(to: act.words, in: batch.name, by: person.id) { return hand }
    switch act {
    case .review(let item?): return late(item, stream, by: person.id)
    case .judge(let item?): return judged(item, stream, by: person.id)
    case .adjudicate(let item):
      if let third = parts.first { return third }
      return try decided(item, stream, of: batch, by: person.id)
    case .begin, .review, .withdraw, .judge, .reveal, .waive, .own, .disown, .write, .audit: return nil
    }
  }

  /// In whose hands the audit of a batch is.
  package func hands(of batch: Batch) throws(Unreadable) -> AuditHands {
    AuditHands(
      drawing: Set(batch.commitments.all.map(\.person)), auditing: try auditors(of: batch.name))
  }

  /// The people who can do something now, in the order of the people file: nothing is in the way, and they have a key
  /// to sign with.
  package func people(ableTo act: Act, in batch: Batch) throws(Unreadable) -> [String] {
    var able: [String] = []
    for person in people.all where person.keys.contains(where: { $0.status == .active }) {
      if try obstacle(to: act, in: batch, by: person) == nil { able.append(person.id) }
    }
    return able
  }
}

extension DatasetState {
  /// What others have shown keeps a person from a first verdict.
  private func late(_ item: ItemState, _ stream: StreamPolicy, by person: String) -> Obstacle? {
    guard stream.review.isSealed, item.rounds[person] == nil, item.isReadable else { return nil }
    if item.sealed.reviewers.contains(person) {
      return Obstacle(
        .sealed, "\(person) has sealed a verdict on \(item.name), and others can be read already",
        remedy: "show what was sealed: git dataset reveal \(item.name.batchName)", rule: "review/unsealed")
    }
    guard !item.isShown(by: stream.review) else { return nil }
    return Obstacle(
      .late, "a verdict on \(item.name) can be read already, so no other can be sealed",
      remedy: "wait until those who sealed in time have shown theirs: git dataset status \(item.name)",
      rule: "review/seal")
  }

  private func judged(_ item: ItemState, _ stream: StreamPolicy, by person: String) -> Obstacle? {
    let now = item.judgements.filter { $0.subject.content == item.content }
    if now.contains(where: { $0.person == person }) {
      return Obstacle(
        .done, "\(person) has judged \(item.name) already, with this content",
        remedy: "a judgement stays as it was made", rule: stream.sealsJudgements ? "review/seal" : "batch/role")
    }
    guard stream.sealsJudgements, !now.isEmpty else { return nil }
    return Obstacle(
      .late, "a judgement of \(item.name) can be read already, so no other can be sealed",
      remedy: "leave the item to those who sealed in time", rule: "review/seal")
  }

  private func decided(
    _ item: ItemState, _ stream: StreamPolicy, of batch: Batch, by person: String
  ) throws(Unreadable) -> Obstacle? {
    guard let decision = item.reviews.adjudication, let pin = batch.rubric else { return nil }
    let succession = try succession(after: decision, answering: item.reviews.answered, on: item, under: pin)
    guard !succession.admits(person, after: decision, stream.review) else { return nil }
    let isOpen = succession == .decider
    return Obstacle(
      .decided,
      "\(decision.by) has decided about \(item.name) already, "
        + (isOpen ? "and the dispute is open again" : "with this content"),
      remedy: isOpen
        ? "ask \(decision.by) to decide anew, or an owner to name adjudicators of `\(stream.name)`"
        : "the decision stands until the item changes, or a verdict that it does not answer is against it",
      rule: "review/append-only")
  }
}
