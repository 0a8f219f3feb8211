import Dataset

extension Judge {
  /// What changed between the state before and the one that is judged, with every path that a commit on the way
  /// touched: what one of them takes back is in no difference. Nil where everything is judged.
  func changes(of inquiry: Inquiry, _ snapshot: any Snapshot) throws(Unreadable) -> [PathChange]? {
    guard case .changes(var changes) = inquiry.scope else { return nil }
    guard inquiry.occasion.asksWho, inquiry.base != nil else { return changes }
    var known = Set(changes.map { ExactPath($0.path) })
    for change in inquiry.commits.flatMap(\.changes) where known.insert(ExactPath(change.path)).inserted {
      guard let entry = try snapshot.entry(at: change.path), entry.mode != .directory else { continue }
      changes.append(PathChange(path: entry.path, old: entry, new: entry))
    }
    return changes
  }

  /// What the policy by which a state is judged may judge otherwise than that of the state before.
  ///
  /// - Parameters:
  ///   - changes: what changed; where no file of policy did, neither did the policy.
  ///   - policy: the policy by which the state is judged.
  func reach(
    of changes: [PathChange], to policy: Policy, _ inquiry: Inquiry, _ snapshot: any Snapshot,
    _ governance: inout Governance
  ) throws(Unreadable) -> PolicyReach {
    var isOfManifest = false
    var streams: Set<String> = []
    for change in changes {
      switch policy.layout.place(of: change.path) {
      case .manifest: isOfManifest = true
      case .stream(let stream, .schema), .stream(let stream, .rubric): streams.insert(stream)
      default: break
      }
    }
    guard isOfManifest || !streams.isEmpty else { return .nothing }
    guard let base = try inquiry.base.flatMap({ (source) throws(Unreadable) in try governance.base(source) }) else {
      // All that there is has changed, or some files are asked about by themselves.
      if inquiry.occasion.asksWho { return .nothing }
      return PolicyReach(itemsOf: isOfManifest ? Set(policy.manifest.streams.map(\.name)) : streams)
    }
    let after = try PolicyView(policy.manifest, policy.severities, in: snapshot, streams: streams)
    let manifest = isOfManifest ? base.manifest : policy.manifest
    let severities = isOfManifest ? Severities(base.manifest) : policy.severities
    let before = try PolicyView(manifest, severities, in: base.tree, streams: streams)
    return PolicyReach(from: before, to: after, by: rules)
  }

  /// The batches that changes open again. While they were closed only their roots were judged.
  func reopened(
    by changes: [PathChange], _ snapshot: any Snapshot, _ policy: Policy
  ) throws(Unreadable) -> Set<BatchName> {
    let pins = BatchPins(policy: policy, rules: rules, schemas: schemas)
    var reopened: Set<BatchName> = []
    for change in changes where change.old != change.new {
      guard case .batch(let name, .manifest) = policy.layout.place(of: change.path),
        let old = try pins.batch(name, by: change.old, snapshot), old.state != .open,
        try pins.batch(name, by: change.new, snapshot)?.state == .open
      else { continue }
      reopened.insert(name)
    }
    return reopened
  }
}
