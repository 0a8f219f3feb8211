import Dataset
import Diagnostics

/// What an inquiry concerns: which files, folders and items are looked at, and which batches are judged by their roots.
struct Concern {
  let scope: Scope
  /// The batches that are judged by their roots, with their own files.
  let closed: [BatchName: Batch]
  let streams: [StreamState]

  var closedNames: Set<BatchName> { Set(closed.keys) }
}

extension Inspection {
  /// What the inquiry concerns.
  ///
  /// Where somebody changes policy or a batch who may not, it does not matter what the change would come to: to find
  /// that out may take a look at every item, and anybody can propose it.
  mutating func concern() throws(Unreadable) -> Concern {
    let isRefused = occasion.asksWho && findings.all.contains(where: refusesChange)
    var scope = try scope(isDraft: occasion.isDraft || isRefused && !occasion.isHistory)
    let closed = try closedBatches(of: scope)
    if !inquiry.asksAgain { scope.leaveOut(Set(closed.keys), policy.layout) }
    var streams: [StreamState] = []
    for stream in policy.manifest.streams where scope.streams.contains(stream.name) {
      streams.append(try policy.stream(stream, snapshot, sharing: inspector.sharedChecks))
    }
    return Concern(scope: scope, closed: closed, streams: streams)
  }

  private func refusesChange(_ finding: Finding) -> Bool {
    finding.severity == .error && inspector.rules.rule(aboutCommits: finding.rule)?.isOfEntitlement ?? false
  }

  /// - Parameter isDraft: whether only what changed is looked at, and nothing that depends on it elsewhere.
  private mutating func scope(isDraft: Bool) throws(Unreadable) -> Scope {
    guard let changes = try changes() else { return try .everything(snapshot, policy) }
    let reach = isDraft ? .nothing : try reach(of: changes)
    var scope = try Scope.changes(changes, in: snapshot, by: policy, reaching: reach, isDraft: isDraft)
    guard !isDraft else { return scope }
    try scope.add(reopened: reopened(by: changes), snapshot, policy)
    return scope
  }

  private func closedBatches(of scope: Scope) throws(Unreadable) -> [BatchName: Batch] {
    let pins = BatchPins(policy, by: inspector)
    var closed: [BatchName: Batch] = [:]
    for name in scope.batches {
      guard let batch = try pins.batch(name, snapshot), batch.state != .open else { continue }
      closed[name] = batch
    }
    return closed
  }

  /// What changed between the state before and the one that is judged, with every path that a commit on the way
  /// touched: what one of them takes back is in no difference. Nil where everything is judged.
  private func changes() throws(Unreadable) -> [PathChange]? {
    guard case .changes(var changes) = inquiry.scope else { return nil }
    guard occasion.asksWho, inquiry.base != nil else { return changes }
    var known = Set(changes.map { ExactPath($0.path) })
    for change in commits.flatMap(\.changes) where known.insert(ExactPath(change.path)).inserted {
      guard let entry = try snapshot.entry(at: change.path), entry.mode != .directory else { continue }
      changes.append(PathChange(path: entry.path, old: entry, new: entry))
    }
    return changes
  }

  /// What the policy by which a state is judged may judge otherwise than that of the state before.
  ///
  /// - Parameter changes: what changed; where no file of policy did, neither did the policy.
  private mutating func reach(of changes: [PathChange]) throws(Unreadable) -> PolicyReach {
    var isOfManifest = false
    var streams: Set<String> = []
    for change in changes {
      switch policy.layout.place(of: change.path) {
      case .manifest: isOfManifest = true
      case .stream(let stream, .schema), .stream(let stream, .checks), .stream(let stream, .rubric):
        streams.insert(stream)
      default: break
      }
    }
    guard isOfManifest || !streams.isEmpty else { return .nothing }
    guard let base = try inquiry.base.flatMap({ (source) throws(Unreadable) in try governance.base(source) }) else {
      // All that there is has changed, or some files are asked about by themselves.
      if occasion.asksWho { return .nothing }
      return PolicyReach(itemsOf: isOfManifest ? Set(policy.manifest.streams.map(\.name)) : streams)
    }
    let after = try PolicyView(policy.manifest, policy.severities, in: snapshot, streams: streams)
    let manifest = isOfManifest ? base.manifest : policy.manifest
    let severities = isOfManifest ? Severities(base.manifest) : policy.severities
    let before = try PolicyView(manifest, severities, in: base.tree, streams: streams)
    return PolicyReach(from: before, to: after, by: inspector.rules)
  }

  /// The batches that changes open again. While they were closed only their roots were judged.
  private func reopened(by changes: [PathChange]) throws(Unreadable) -> Set<BatchName> {
    let pins = BatchPins(policy, by: inspector)
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
