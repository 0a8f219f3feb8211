import Dataset
import Engine

extension CommittedDataset {
  /// Who may decide now where others differ about an item, by id in the order of the people file: those whom the stream
  /// names, or else its reviewers; nobody who wrote it or said anything about it, or who audits its batch.
  ///
  /// - Parameter judgements: how the item stands with those who judge it; nil where reviewers differ.
  func adjudicators(
    of item: CommittedItem, in batch: Batch, _ standing: Standing, _ judgements: JudgementStanding? = nil
  ) throws -> [String] {
    let stream = try stream(item.name.stream)
    let candidates =
      stream.review.adjudicators == nil
      ? people.having(.reviewer, in: stream.name) : people.all.filter { stream.review.names($0.id) }
    let sealed = try sealers(of: item)
    let auditors = try auditors(of: batch, stream)
    let decision = item.reviews.adjudication
    let succession = decision.map { Succession(after: $0, on: item.content, standing, judgements) }
    return candidates.filter { person in
      let isFree = succession.flatMap { succession in
        decision.map { succession.admits(person.id, after: $0, stream.review) }
      }
      return person.keys.contains { $0.status == .active } && !item.people.contains(person.id)
        && item.rounds[person.id] == nil && !item.judgements.contains { $0.person == person.id }
        && !batch.commitments.includes(person.id) && !sealed.contains(person.id) && !auditors.contains(person.id)
        && isFree ?? true
    }.map(\.id)
  }

  /// The people who labelled items of a batch.
  func auditors(of batch: Batch, _ stream: StreamPolicy) throws -> Set<String> {
    try Auditors(in: stream.batchFolder(batch.name.batch), layout, tree).people
  }

  /// The people who sealed anything about an item, whatever it held then.
  func sealers(of item: CommittedItem) throws -> Set<String> {
    try SealBook(of: item.name.batchName, in: self)?.people(sealing: item.name.id) ?? []
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
