import Dataset
import Documents

extension Bench {
  /// How an item stands with its reviewers, where the policy lets nothing land without them; nil everywhere else.
  ///
  /// An item that was approved when it landed stays approved: what is said against it later keeps it from the sign-off,
  /// not from the place where it lies.
  func standing(
    of item: Item, in entry: FileEntry, _ state: BatchState, _ snapshot: any Snapshot
  ) throws(Unreadable) -> Standing? {
    guard let keys, let landing = landings[item.name], let pin = state.batch?.rubric,
      let content = try ReviewReading(snapshot).content(of: entry)
    else { return nil }
    let folder = state.stream.policy.batchFolder(item.name.batch)
    func standing(_ tree: any Snapshot) throws(Unreadable) -> Standing {
      let reviews = try ReviewReading(tree).reviews(of: item.name, in: folder, policy.layout)
      let review = ReviewCase(
        dataset: policy.manifest.id, item: item.name, content: content, authors: item.people,
        records: reviews.records, adjudication: reviews.adjudication, policy: landing.policy, pin: pin)
      return Standing(review, keys: keys)
    }
    let now = try standing(snapshot)
    guard now.state != .approved else { return now }
    for source in landings.states(since: landing) {
      let tree = try snapshot.opening(source)
      guard try tree.entry(at: entry.path) == entry else { continue }
      let then = try standing(tree)
      if then.state == .approved { return then }
    }
    return now
  }
}
