import Dataset
import Engine

extension CommittedDataset {
  /// Who may decide now where others differ about an item, by id in the order of the people file: those whom the stream
  /// names, or else its reviewers; nobody who wrote it or said anything about it, or who audits its batch.
  ///
  /// - Parameter judgements: how the item stands with those who judge it; nil where reviewers differ.
  func adjudicators(
    of item: ItemState, in batch: Batch, _ standing: Standing,
    _ judgements: JudgementStanding? = nil
  ) throws -> [String] {
    let stream = try stream(item.name.stream)
    let candidates =
      stream.review.adjudicators == nil
      ? people.having(.reviewer, in: stream.name) : people.all.filter { stream.review.names($0.id) }
    let auditors = try state.auditors(of: batch.name)
    let decision = item.reviews.adjudication
    let succession = decision.map { Succession(after: $0, on: item.content, standing, judgements) }
    return candidates.filter { person in
      let isFree = succession.flatMap { succession in
        decision.map { succession.admits(person.id, after: $0, stream.review) }
      }
      return person.keys.contains { $0.status == .active } && !item.people.contains(person.id)
        && item.rounds[person.id] == nil && !item.judgements.contains { $0.person == person.id }
        && !batch.commitments.includes(person.id) && !item.parts.sealers.contains(person.id)
        && !auditors.contains(person.id)
        && isFree ?? true
    }.map(\.id)
  }

}

extension ReviewPolicy {
  /// What to say where nobody is left to decide.
  var nobodyDecides: String {
    adjudicators == nil
      ? "No reviewer is left who could decide: an owner has to add one."
      : "Nobody is left whom the stream names to decide: an author changes the item, or an owner names another."
  }
}
