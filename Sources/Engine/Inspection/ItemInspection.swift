import Dataset
import Diagnostics
import Documents
import Schema

/// Judges items, on several workers where there are many.
struct ItemInspection: Sendable {
  let inspector: Inspector
  let source: any SnapshotSource
  let policy: Policy
  let occasion: Occasion
  /// The items that must be approved.
  let landings: Landings
  /// The people who are listed as authors without a word of theirs.
  let listings: Listings
  /// The batches that are judged by their roots: of their items only the files are looked at, or, where they are asked
  /// about again, whatever is found only warns.
  let closed: Set<BatchName>
  let asksAgain: Bool
  private let streams: [String: StreamState]

  /// So few items are judged at once, without another worker.
  private static let smallCount = 32
  /// Items that a worker takes at a time.
  private static let portion = 64

  init(
    inspector: Inspector, source: any SnapshotSource, policy: Policy, streams: [StreamState], inquiry: Inquiry,
    landings: Landings = Landings(), listings: Listings, closed: Set<BatchName> = []
  ) {
    self.inspector = inspector
    self.source = source
    self.policy = policy
    occasion = inquiry.occasion
    asksAgain = inquiry.asksAgain
    self.landings = landings
    self.listings = listings
    self.closed = closed
    self.streams = Dictionary(uniqueKeysWithValues: streams.map { ($0.name, $0) })
  }

  /// Every finding about the items of a scope.
  func findings(
    in scope: Scope, _ snapshot: any Snapshot, progress: @escaping @Sendable (Int, Int) -> Void
  ) async throws(Unreadable) -> [Finding] {
    let work = ItemWork(scope: scope, batches: try batches(of: scope, snapshot))
    let portions = Portions(of: scope, size: Self.portion)
    guard scope.itemCount > Self.smallCount, inspector.workers > 1 else {
      var worker = ItemWorker(self, work, snapshot)
      return try worker.findings(in: portions, progress)
    }
    let workers = Array(0..<min(inspector.workers, portions.count))
    let results = await workers.inParallel { (_) throws(Unreadable) in
      var worker = ItemWorker(self, work, try source.open())
      return try worker.findings(in: portions, progress)
    }
    return try results.get().flatMap { $0 }
  }

  private func batches(
    of scope: Scope, _ snapshot: any Snapshot
  ) throws(Unreadable) -> [BatchName: BatchState] {
    let pins = BatchPins(policy, by: inspector)
    var states: [BatchName: BatchState] = [:]
    let names = scope.items.map { BatchName(stream: $0.name.stream, batch: $0.name.batch) }
    for name in names + scope.folders.map(\.batch) {
      guard states[name] == nil, let stream = streams[name.stream] else { continue }
      let folder = stream.policy.batchFolder(name.batch)
      states[name] = BatchState(stream: stream, batch: try pins.batch(name, snapshot), folder: folder)
    }
    return states
  }
}

/// What the workers share.
struct ItemWork: Sendable {
  let scope: Scope
  let batches: [BatchName: BatchState]
}

/// A batch as the judged state has it.
struct BatchState: Sendable {
  let stream: StreamState
  let batch: Batch?
  let folder: BatchFolder
}
