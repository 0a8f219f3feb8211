import Dataset
import Diagnostics
import Documents
import Schema

/// Judges items, on several workers where there are many.
struct Bench: Sendable {
  let judge: Judge
  let source: any SnapshotSource
  let policy: Policy
  /// Whether the state judged may still be mended by a later commit.
  let isInProgress: Bool
  /// Whether it is asked who made each commit, so that it is for the commits to say what an author may do.
  let asksWho: Bool
  /// The items that must be approved.
  let landings: Landings
  /// The people who are listed as authors without a word of theirs.
  let listings: Listings
  /// The keys by which reviews count; nil where nobody asks how items stand with their reviewers.
  let keys: SigningKeys?
  /// The batches that are judged by their roots: of their items only the files are looked at, or, where they are asked
  /// about again, whatever is found only warns.
  let closed: Set<BatchName>
  let asksAgain: Bool
  /// Whether a batch is about to be frozen.
  let isForFreeze: Bool
  private let streams: [String: StreamState]

  /// So few items are judged at once, without another worker.
  private static let smallCount = 32
  /// Items that a worker takes at a time.
  private static let portion = 64

  init(
    judge: Judge, source: any SnapshotSource, policy: Policy, streams: [StreamState], inquiry: Inquiry,
    landings: Landings, listings: Listings = Listings(), closed: Set<BatchName> = []
  ) {
    self.closed = closed
    asksAgain = inquiry.asksAgain
    isForFreeze = inquiry.occasion.isForFreeze
    isInProgress = inquiry.occasion.isInProgress
    asksWho = inquiry.occasion.asksWho
    self.landings = landings
    self.listings = listings
    keys = landings.isEmpty ? nil : SigningKeys(policy.people, judge.keys)
    self.judge = judge
    self.policy = policy
    self.source = source
    self.streams = Dictionary(uniqueKeysWithValues: streams.map { ($0.name, $0) })
  }

  /// Every finding about the items of a scope.
  func judge(
    _ scope: Scope, _ snapshot: any Snapshot, progress: @escaping @Sendable (Int, Int) -> Void
  ) async throws(Unreadable) -> [Finding] {
    let lot = Lot(scope: scope, batches: try batches(of: scope, snapshot))
    let portions = Portions(of: scope, size: Self.portion)
    guard scope.itemCount > Self.smallCount, judge.workers > 1 else {
      var worker = Worker(bench: self, snapshot: snapshot, lot: lot)
      return try worker.judge(portions, progress)
    }
    return try await inPortions(lot, portions, progress)
  }

  private func batches(
    of scope: Scope, _ snapshot: any Snapshot
  ) throws(Unreadable) -> [BatchName: BatchState] {
    let pins = BatchPins(policy: policy, rules: judge.rules, schemas: judge.schemas)
    var states: [BatchName: BatchState] = [:]
    let names = scope.items.map { BatchName(stream: $0.name.stream, batch: $0.name.batch) }
    for name in names + scope.folders.map(\.batch) {
      guard states[name] == nil, let stream = streams[name.stream] else { continue }
      let folder = stream.policy.batchFolder(name.batch)
      states[name] = BatchState(stream: stream, batch: try pins.batch(name, snapshot), folder: folder)
    }
    return states
  }

  private func inPortions(
    _ lot: Lot, _ portions: Portions, _ progress: @escaping @Sendable (Int, Int) -> Void
  ) async throws(Unreadable) -> [Finding] {
    let count = min(judge.workers, portions.count)
    let results = await withTaskGroup(of: Result<[Finding], Unreadable>.self) { group in
      for _ in 0..<count {
        group.addTask { work(lot, portions, progress) }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    var findings: [Finding] = []
    for result in results { findings += try result.get() }
    return findings
  }

  private func work(
    _ lot: Lot, _ portions: Portions, _ progress: @Sendable (Int, Int) -> Void
  ) -> Result<[Finding], Unreadable> {
    do throws(Unreadable) {
      var worker = Worker(bench: self, snapshot: try source.open(), lot: lot)
      return .success(try worker.judge(portions, progress))
    } catch {
      return .failure(error)
    }
  }
}

/// What the workers share.
struct Lot: Sendable {
  let scope: Scope
  let batches: [BatchName: BatchState]
}

/// A batch as the judged state has it.
struct BatchState: Sendable {
  let stream: StreamState
  let batch: Batch?
  let folder: BatchFolder
}
