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

  /// - Throws: ``Failure`` where the decision would count for nothing.
  func refuse(_ decision: Adjudication, on item: ItemState) throws(Failure) {
    let standing = dataset.state.standing(of: item.decided(decision), under: pin)
    guard let why = standing.adjudicationDiscount, case .outnumbered = why else { return }
    throw Failure(
      "the decision would not count: \(why.reason)",
      help: "decide against the item, or ask an owner to name adjudicators under `review` of `\(stream.name)`")
  }
}
