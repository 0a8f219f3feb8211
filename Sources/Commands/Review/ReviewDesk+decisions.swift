import Dataset
import Diagnostics
import Engine
import Intake

extension ReviewDesk {
  /// Everything that counts now, for a decision to answer.
  ///
  /// - Parameter withJudgements: whether it decides what judges leave open.
  func answers(on item: ItemState, withJudgements: Bool) throws -> [AnsweredVerdict] {
    let folder = stream.batchFolder(batch.batch)
    func answered(_ file: String, of person: String, _ round: Int?) throws -> AnsweredVerdict? {
      guard let entry = try dataset.tree.entry(at: "\(folder)/\(file)") else { return nil }
      return AnsweredVerdict(person: person, round: round, sha256: try dataset.tree.sha256(of: entry))
    }
    let reviews = dataset.state.standing(of: item, under: pin).counting
    let answers = try reviews.compactMap { try answered($0.file, of: $0.person, $0.round) }
    guard withJudgements else { return answers }
    let judgements = try dataset.state.judgementStanding(of: item, under: pin)?.counting ?? []
    return answers + (try judgements.compactMap { try answered($0.file, of: $0.person, nil) })
  }

  /// - Throws: ``Failure`` where the person said something about the item, or somebody's decision about it stands.
  func refuseThird(of item: ItemState) throws {
    let id = reviewer.person.id
    let hasSealed = item.parts.sealers.contains(id)
    guard item.rounds[id] == nil, !hasSealed else {
      throw Failure(
        "\(id) has \(item.rounds[id] == nil ? "sealed what to say of" : "reviewed") \(item.name), and cannot decide "
          + "between its reviewers",
        help: "ask \(stream.review.adjudicators == nil ? "a reviewer" : "an adjudicator") of `\(stream.name)` "
          + "who has not")
    }
    guard let decided = item.reviews.adjudication else { return }
    let succession = try dataset.state.succession(
      after: decided, answering: item.reviews.answered, on: item, under: pin)
    guard !succession.admits(id, after: decided, stream.review) else { return }
    throw Failure.decided(decided, item.name, isOpen: succession == .decider)
  }

  /// - Throws: ``Failure`` where the decision would count for nothing.
  func refuse(_ decision: Adjudication, on item: ItemState) throws(Failure) {
    let standing = dataset.state.standing(of: item.decided(decision), under: pin)
    guard let why = standing.adjudicationDiscount, case .outnumbered = why else { return }
    throw Failure(
      "the decision would not count: \(why.reason)",
      help: "decide against the item, or ask an owner to name adjudicators under `review` of `\(stream.name)`")
  }
}

extension Failure {
  fileprivate static func decided(_ decision: Adjudication, _ item: ItemName, isOpen: Bool) -> Failure {
    isOpen
      ? Failure(
        "\(decision.by) has decided about \(item) already, and the dispute is open again",
        help: "ask \(decision.by) to decide anew, or an owner to name adjudicators of `\(item.stream)`")
      : Failure(
        "\(decision.by) has decided about \(item) already, with this content",
        help: "the decision stands until the item changes, or a verdict that it does not answer is against it")
  }
}
