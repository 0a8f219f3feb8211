package import Dataset

/// An item that lands, and what the server has seen said against it that does not land with it.
package struct LandingItem: Sendable {
  package let name: ItemName
  package let path: String
  /// At least one, in the order in which they are kept.
  package let leftOut: [KeptVerdict]
}

extension Inspection {
  /// Asks about the items that commits bring under a policy that lets nothing land unapproved, in batches too that the
  /// same push freezes.
  mutating func inspectLandings(_ concern: Concern, _ brought: BroughtByCommits) throws(Unreadable) {
    let landings = brought.landings
    guard occasion.asksWho, let kept = inquiry.kept, !landings.isEmpty else { return }
    let state = DatasetState(snapshot, policy)
    let pins = BatchPins(policy, by: inspector)
    for batch in landings.batches.sorted() {
      let said = Dictionary(grouping: try kept.verdicts(in: batch), by: \.subject.item)
      guard !said.isEmpty, let stream = policy.manifest.stream(named: batch.stream) else { continue }
      let pin = try pins.batch(batch, snapshot)?.rubric
      for file in concern.scope.items {
        guard let said = said[file.name], let landing = landings[file.name] else { continue }
        let (reading, folder) = (ReviewReading(snapshot), stream.batchFolder(batch.batch))
        guard let content = try reading.content(of: file.entry) else { continue }
        let item = try reading.item(file.name, in: file.entry, file.format)
        let review = try state.review(
          of: file.name, holding: content, listing: item?.people ?? [], under: pin, by: landing.terms)
        let unread = try unread(of: file.name, in: folder, besides: review.records)
        let leftOut = review.leftOut(of: said, unread: unread, state.keys)
        guard !leftOut.isEmpty else { continue }
        let landed = LandingItem(name: file.name, path: file.entry.path, leftOut: leftOut)
        for rule in inspector.rules.landings {
          findings.hear(rule, as: policy.severities.severity(of: rule, in: batch.stream)) { findings in
            rule.inspect(landed, &findings)
          }
        }
      }
    }
  }

  /// The people with a record of an item that could not be read.
  private func unread(
    of item: ItemName, in folder: BatchFolder, besides records: [ReviewRecord]
  ) throws(Unreadable) -> Set<String> {
    var people: Set<String> = []
    for entry in try snapshot.entries(in: folder.reviews(of: item.id)) ?? [] {
      guard case .batch(_, .review(_, let person, let round)) = policy.layout.place(of: entry.path) else { continue }
      if !records.contains(where: { $0.person == person && $0.round == round }) { people.insert(person) }
    }
    return people
  }
}
