import Dataset
import Documents

extension ItemInspection {
  /// How an item stands with its reviewers, where the policy lets nothing land without them; nil everywhere else.
  ///
  /// An item that was approved when it landed stays approved, by the rubric that its batch pinned then: what is said
  /// against it later, or a batch that moves on, keeps it from the sign-off, not from the place where it lies. Over the
  /// whole history, approvals by a key that was found compromised only since then make it tainted. Where the batch pins
  /// no rubric that can be used, no approval counts.
  func standing(
    of item: Item, in entry: FileEntry, _ state: BatchState, _ snapshot: any Snapshot
  ) throws(Unreadable) -> Landed? {
    guard let landing = landings[item.name], let content = try ReviewReading(snapshot).content(of: entry)
    else { return nil }
    func standing(in tree: any Snapshot, under pin: Version?, by keys: SigningKeys) throws(Unreadable) -> Standing {
      let review = try DatasetState(tree, policy).review(
        of: item.name, holding: content, listing: item.people, under: pin, by: landing.terms)
      return Standing(review, keys: keys)
    }
    let keys = policy.keys.signing
    let now = try standing(in: snapshot, under: state.batch?.rubric, by: keys)
    guard now.state != .approved else { return Landed(standing: now, isTainted: false) }
    let pins = BatchPins(policy, by: inspector)
    for isTainted in [false, true] {
      for state in landings.states(since: landing) {
        // What was known of keys then: an approval by a key that was found compromised before is none.
        let keys = isTainted ? state.policy.keys.signing : keys
        let tree = try snapshot.opening(state.source)
        guard try tree.entry(at: entry.path) == entry else { continue }
        let then = try standing(in: tree, under: try pins.batch(item.name.batchName, tree)?.rubric, by: keys)
        if then.state == .approved { return Landed(standing: isTainted ? now : then, isTainted: isTainted) }
      }
    }
    return Landed(standing: now, isTainted: false)
  }
}

/// How an item that must be approved came to its ref.
package struct Landed: Sendable {
  package let standing: Standing
  /// Whether it landed with approvals by a key that was found compromised since.
  package let isTainted: Bool
}
