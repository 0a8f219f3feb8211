package import Dataset

/// Who can do something now about an item that waits for its reviewers.
package struct NextSteps: Sendable {
  /// What they can do.
  package enum Deed: Hashable, Sendable {
    case approve, reveal, adjudicate
  }

  package let deed: Deed
  /// By id, in the order of the people file; for ``Deed/reveal``, of the ids.
  package let people: [String]
  /// Who has sealed a verdict that nobody can read yet, by id.
  package let sealed: [String]
  /// Whether there are others who cannot approve it, since verdicts can be read and not enough of them were sealed.
  package let isClosed: Bool

  /// Nil where the item waits for nobody's verdict.
  ///
  /// - Parameter batch: the item's batch, which is open.
  package init?(
    for item: ItemState, _ standing: Standing, in batch: Batch, _ state: DatasetState
  ) throws(Unreadable) {
    let review = state.manifest.stream(named: item.name.stream)?.review ?? ReviewPolicy()
    sealed = item.hidden(by: review)
    switch standing.state {
    case .approved, .changesRequested, .rejected: return nil
    case .disputed:
      deed = .adjudicate
      people = try state.people(ableTo: .adjudicate(item), in: batch)
      isClosed = false
    case .waiting(let missing):
      deed = sealed.count < missing ? .approve : .reveal
      // Of whoever has decided about the item an approval would take the decision's place.
      let decision = item.reviews.adjudication.flatMap { $0.subject.content == item.content ? $0.by : nil }
      let done = Set(standing.counting.map(\.person) + sealed + [decision].compactMap { $0 })
      var isClosed = false
      for person in state.people.having(.reviewer, in: item.name.stream) where !done.contains(person.id) {
        if try state.obstacle(to: .review(item), in: batch, by: person)?.kind == .late { isClosed = true }
      }
      self.isClosed = isClosed
      people =
        deed == .reveal ? sealed : try state.people(ableTo: .review(item), in: batch).filter { !done.contains($0) }
    }
  }
}
