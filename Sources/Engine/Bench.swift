import Dataset
import Diagnostics
import Documents
import Schema
import Synchronization

/// Judges items, on several workers where there are many.
struct Bench: Sendable {
  let judge: Judge
  let source: any SnapshotSource
  let policy: Policy
  /// Whether the state judged may still be mended by a later commit.
  let isInProgress: Bool
  private let streams: [String: StreamState]

  /// So few items are judged at once, without another worker.
  private static let smallCount = 32
  /// Items that a worker takes at a time.
  private static let portion = 64

  init(
    judge: Judge, source: any SnapshotSource, policy: Policy, streams: [StreamState], isInProgress: Bool
  ) {
    self.isInProgress = isInProgress
    self.judge = judge
    self.policy = policy
    self.source = source
    self.streams = Dictionary(uniqueKeysWithValues: streams.map { ($0.name, $0) })
  }

  /// Every finding about `items`.
  func judge(
    _ items: [Scope.ItemFile], _ snapshot: any Snapshot, progress: @escaping @Sendable (Int, Int) -> Void
  ) async throws(Unreadable) -> [Finding] {
    let batches = try batches(of: items, snapshot)
    guard items.count > Self.smallCount, judge.workers > 1 else {
      var worker = Worker(bench: self, snapshot: snapshot, batches: batches)
      return try worker.judge(items[...])
    }
    return try await inPortions(items, batches, progress)
  }

  private func batches(
    of items: [Scope.ItemFile], _ snapshot: any Snapshot
  ) throws(Unreadable) -> [BatchName: BatchState] {
    let pins = BatchPins(policy: policy, rules: judge.rules, schemas: judge.schemas)
    var states: [BatchName: BatchState] = [:]
    for item in items {
      let name = BatchName(stream: item.name.stream, batch: item.name.batch)
      guard states[name] == nil, let stream = streams[name.stream] else { continue }
      let folder = stream.policy.batchFolder(name.batch) + "/items"
      states[name] = BatchState(stream: stream, batch: try pins.batch(name, snapshot), folder: folder)
    }
    return states
  }

  private func inPortions(
    _ items: [Scope.ItemFile], _ batches: [BatchName: BatchState], _ progress: @escaping @Sendable (Int, Int) -> Void
  ) async throws(Unreadable) -> [Finding] {
    let count = min(judge.workers, (items.count + Self.portion - 1) / Self.portion)
    let portions = Portions(of: items.count, size: Self.portion)
    let results = await withTaskGroup(of: Result<[Finding], Unreadable>.self) { group in
      for _ in 0..<count {
        group.addTask { work(items, portions, batches, progress) }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    var findings: [Finding] = []
    for result in results { findings += try result.get() }
    return findings
  }

  /// Judges one portion after the other, until none is left.
  private func work(
    _ items: [Scope.ItemFile], _ portions: Portions, _ batches: [BatchName: BatchState],
    _ progress: @Sendable (Int, Int) -> Void
  ) -> Result<[Finding], Unreadable> {
    do throws(Unreadable) {
      var worker = Worker(bench: self, snapshot: try source.open(), batches: batches)
      var findings: [Finding] = []
      while let portion = portions.next() {
        findings += try worker.judge(items[portion])
        progress(portion.upperBound, items.count)
      }
      return .success(findings)
    } catch {
      return .failure(error)
    }
  }
}

/// Hands out portions of the work to whoever is free, so that no worker waits for another.
private final class Portions: Sendable {
  private let count: Int
  private let size: Int
  private let taken = Atomic(0)

  init(of count: Int, size: Int) {
    self.count = count
    self.size = size
  }

  /// The next portion that nobody has; nil where none is left.
  func next() -> Range<Int>? {
    let start = taken.add(size, ordering: .relaxed).oldValue
    return start < count ? start..<min(start + size, count) : nil
  }
}

/// A batch as the judged state has it.
struct BatchState: Sendable {
  let stream: StreamState
  let batch: Batch?
  /// The folder of the items, without a closing `/`.
  let folder: String
}

/// One worker: its own snapshot, and one evaluator for each stream, whose compiled patterns it shares with nobody.
struct Worker {
  let bench: Bench
  let snapshot: any Snapshot
  let batches: [BatchName: BatchState]
  private var evaluators: [String: Evaluator] = [:]

  init(bench: Bench, snapshot: any Snapshot, batches: [BatchName: BatchState]) {
    self.bench = bench
    self.snapshot = snapshot
    self.batches = batches
  }

  mutating func judge(_ items: ArraySlice<Scope.ItemFile>) throws(Unreadable) -> [Finding] {
    var findings = Findings()
    for item in items {
      guard bench.isInProgress, item.cause == .policy else {
        try judge(item, &findings)
        continue
      }
      var own = Findings()
      try judge(item, &own)
      findings.append(own.all.map { $0.atMost(.warning) })
    }
    return findings.all
  }

  private mutating func judge(_ file: Scope.ItemFile, _ findings: inout Findings) throws(Unreadable) {
    let name = BatchName(stream: file.name.stream, batch: file.name.batch)
    guard let bytes = try bytes(of: file, in: name, &findings), let state = batches[name] else { return }
    // The rule about sizes has spoken already.
    guard !file.isInspected || bytes.count <= Limits.item.size else { return }
    let reading = FileReading(
      rules: bench.judge.rules, schemas: bench.judge.schemas, severities: bench.policy.severities)
    guard let document = reading.document(bytes, at: file.entry.path, format: file.format, &findings) else { return }
    let item = Item(name: file.name, path: file.entry.path, format: file.format, document: document)
    try judge(item, file, state, &findings)
  }

  /// An item's content, looked at as that of any other file where the item is judged for itself; nil where it is too
  /// large to be read.
  private func bytes(
    of file: Scope.ItemFile, in batch: BatchName, _ findings: inout Findings
  ) throws(Unreadable) -> [UInt8]? {
    if file.isInspected {
      let place = Place.batch(batch, .item(id: file.name.id, file.format))
      return try bench.judge.inspect(file.entry, at: place, snapshot, bench.policy, in: nil, &findings)
    }
    guard try snapshot.size(of: file.entry) <= Judge.contentLimit else { return nil }
    return try snapshot.bytes(of: file.entry)
  }

  private mutating func judge(
    _ item: Item, _ file: Scope.ItemFile, _ state: BatchState, _ findings: inout Findings
  ) throws(Unreadable) {
    let context = ItemContext(
      stream: state.stream, batch: state.batch, people: bench.policy.people,
      violations: violations(of: item, state.stream), sidecars: try files(in: item.sidecarFolder),
      hasTwin: try hasTwin(item), isChanged: file.isChanged, snapshot: snapshot)
    for rule in bench.judge.rules.items {
      let severity = bench.policy.severities.severity(of: rule, in: item.name.stream)
      try findings.hear(rule, as: severity) { (findings) throws(Unreadable) in
        try rule.inspect(item, in: context, &findings)
      }
    }
  }

  private mutating func violations(of item: Item, _ stream: StreamState) -> [Violation] {
    guard let schema = stream.schema else { return [] }
    if evaluators[stream.name] == nil { evaluators[stream.name] = Evaluator(schema) }
    return evaluators[stream.name]?.violations(in: item.document) ?? []
  }

  private func files(in folder: String) throws(Unreadable) -> [FileEntry] {
    var files: [FileEntry] = []
    for entry in try snapshot.entries(in: folder) ?? [] {
      if entry.mode == .directory {
        files += try self.files(in: entry.path)
      } else {
        files.append(entry)
      }
    }
    return files
  }

  private func hasTwin(_ item: Item) throws(Unreadable) -> Bool {
    let other = item.format == .yaml ? "json" : "yaml"
    return try snapshot.entry(at: "\(item.sidecarFolder).\(other)") != nil
  }
}
