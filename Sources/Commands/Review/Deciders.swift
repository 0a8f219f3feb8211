import Dataset
import Diagnostics
import Engine

/// Who can do something now about an item that waits for its reviewers.
struct Deciders {
  /// What they can do.
  enum Deed: Hashable {
    case approve, reveal, adjudicate
  }

  let deed: Deed
  /// By id, in the order of the people file; for ``Deed/reveal``, of the ids.
  let people: [String]

  /// Nil where the item waits for nobody's verdict.
  ///
  /// - Parameter batch: the item's batch, which is open.
  init?(of item: ItemState, _ standing: Standing, in batch: Batch, _ dataset: CommittedDataset)
    throws
  {
    let review = try dataset.stream(item.name.stream).review
    let reviewers = dataset.reviewers(of: item, in: batch)
    switch standing.state {
    case .approved, .changesRequested, .rejected: return nil
    case .disputed:
      deed = .adjudicate
      people = try dataset.adjudicators(of: item, in: batch, standing)
    case .waiting(let missing):
      let sealed = item.hidden(by: review)
      deed = sealed.count < missing ? .approve : .reveal
      let isDone = Set(standing.counting.map(\.person) + sealed)
      people =
        deed == .reveal
        ? sealed : reviewers.filter { !isDone.contains($0) && !item.isClosed(to: $0, by: review) }
    }
  }
}

extension CommittedDataset {
  /// Who may say something about an item that counts, and has a key to sign with: nobody who wrote or judged it, or
  /// whose secrets draw the sample of its batch; nor who has decided about it, since the decision would count no more.
  func reviewers(of item: ItemState, in batch: Batch) -> [String] {
    let decision = item.reviews.adjudication.flatMap {
      $0.subject.content == item.content ? $0.by : nil
    }
    let able = people.having(.reviewer, in: item.name.stream).filter { person in
      person.keys.contains { $0.status == .active } && !item.people.contains(person.id)
        && !item.judgements.contains { $0.person == person.id } && !batch.commitments.includes(person.id)
        && person.id != decision
    }
    return able.map(\.id)
  }
}
