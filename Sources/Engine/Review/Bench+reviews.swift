import Dataset
import Documents

extension Bench {
  /// How an item stands with its reviewers, where the policy lets nothing land without them; nil everywhere else.
  func standing(
    of item: Item, in entry: FileEntry, _ state: BatchState, _ snapshot: any Snapshot
  ) throws(Unreadable) -> Standing? {
    let stream = state.stream.policy
    guard let keys, stream.review.gate == .landing, let pin = state.batch?.rubric else { return nil }
    let reading = ReviewReading(snapshot)
    guard let content = try reading.content(of: entry) else { return nil }
    let reviews = try reading.reviews(of: item.name, in: stream.batchFolder(item.name.batch), policy.layout)
    return Standing(
      ReviewCase(
        dataset: policy.manifest.id, item: item.name, content: content, authors: item.people,
        records: reviews.records, adjudication: reviews.adjudication, policy: stream.review, pin: pin),
      keys: keys)
  }
}
