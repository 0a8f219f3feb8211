import Checks
import Dataset
import Diagnostics
import Documents
import Schema
import Synchronization

extension Inspection {
  /// Judges the items that the inquiry concerns.
  mutating func inspectItems(
    _ concern: Concern, _ brought: BroughtByCommits, progress: @escaping @Sendable (Int, Int) -> Void
  ) async throws(Unreadable) {
    let items = ItemInspection(
      inspector: inspector, source: source, policy: policy, streams: concern.streams, inquiry: inquiry,
      landings: brought.landings, listings: brought.listings, closed: concern.closedNames)
    let inspected = try await items.findings(in: concern.scope, snapshot, progress: progress)
    findings.append(inspected.findings)
    guard items.asksBatches else { return }
    let batches = BatchInspection(items: items, isFreezing: occasion.isForFreeze)
    findings.append(try await batches.findings(in: inspected.samples, snapshot))
  }
}

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
  /// Opens the clones of items' sources, where they may be asked.
  let openSources: (@Sendable () -> any SourceTrees)?
  /// Remembers what checks of batches took of items, where it may be asked.
  let samples: (any SampleMemory)?
  /// Whether the items are those of a batch that is frozen.
  let isFreezing: Bool
  /// Whether checks of batches are asked: of a whole state, and of what is frozen.
  let asksBatches: Bool
  private let streams: [String: StreamState]

  /// So few items are judged at once, without another worker.
  private static let smallCount = 32
  /// Items that a worker takes at a time.
  private static let portion = 64

  init(
    inspector: Inspector, source: any SnapshotSource, policy: Policy, streams: [StreamState], inquiry: Inquiry,
    landings: Landings = Landings(), listings: Listings, closed: Set<BatchName> = [], isFreezing: Bool = false
  ) {
    self.isFreezing = isFreezing || inquiry.occasion.isForFreeze
    asksBatches = self.isFreezing || inquiry.isOfWholeState
    self.inspector = inspector
    self.source = source
    self.policy = policy
    occasion = inquiry.occasion
    asksAgain = inquiry.asksAgain
    openSources = inquiry.openSources
    samples = self.isFreezing ? nil : inquiry.samples
    self.landings = landings
    self.listings = listings
    self.closed = closed
    self.streams = Dictionary(uniqueKeysWithValues: streams.map { ($0.name, $0) })
  }

  /// Every finding about the items of a scope, and what checks of batches take of them.
  func findings(
    in scope: Scope, _ snapshot: any Snapshot, progress: @escaping @Sendable (Int, Int) -> Void
  ) async throws(Unreadable) -> InspectedItems {
    // Many bytes, which only those are read for who ask.
    let asksLists = asksBatches && streams.values.contains { $0.checks.batchChecks.contains(where: \.asksLists) }
    let lists = asksLists ? try policy.contaminationLists(in: snapshot) : []
    return try await work(on: scope, snapshot, against: lists) { (worker, portions) throws(Unreadable) in
      try worker.inspect(portions, progress)
    }
  }

  /// What checks of batches take of the items of a scope, of which nothing else is asked.
  func samples(
    in scope: Scope, _ snapshot: any Snapshot
  ) async throws(Unreadable) -> [BatchQuestion: [BatchSample]] {
    try await work(on: scope, snapshot, against: []) { (worker, portions) throws(Unreadable) in
      try worker.sample(portions)
    }.samples
  }

  /// Goes through the items of a scope, by several workers where there are many.
  private func work(
    on scope: Scope, _ snapshot: any Snapshot, against lists: [ContaminationList],
    _ doing: @escaping @Sendable (inout ItemWorker, Portions) throws(Unreadable) -> Void
  ) async throws(Unreadable) -> InspectedItems {
    let work = ItemWork(scope: scope, batches: try batches(of: scope, snapshot), lists: lists)
    let portions = Portions(of: scope, size: Self.portion)
    guard scope.itemCount > Self.smallCount, inspector.workers > 1 else {
      var worker = ItemWorker(self, work, snapshot)
      try doing(&worker, portions)
      return worker.inspected
    }
    let workers = Array(0..<min(inspector.workers, portions.count))
    let results = await workers.inParallel { (_) throws(Unreadable) in
      var worker = ItemWorker(self, work, try source.open())
      try doing(&worker, portions)
      return worker.inspected
    }
    return try results.get().reduce(into: InspectedItems()) { $0.add($1) }
  }

  /// The streams that are concerned, in the order of their names.
  var allStreams: [StreamState] { streams.values.sorted { $0.name < $1.name } }

  /// A stream that is concerned; nil for any other.
  func stream(named name: String) -> StreamState? { streams[name] }

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

/// One worker: its own snapshot, and one evaluator for each stream, whose compiled patterns it shares with nobody.
struct ItemWorker {
  let inspection: ItemInspection
  let work: ItemWork
  let snapshot: any Snapshot
  /// Asks the streams' checks.
  let checks = CheckWorker()
  /// What the worker's items name as their rubrics.
  let rubrics = RubricMemory()
  /// The clones of items' sources; nil where none may be asked.
  let sources: (any SourceTrees)?
  private let files: FileInspection
  private var evaluators: [String: Evaluator] = [:]
  private var frozen = FrozenItems()
  /// What came of it so far.
  private(set) var inspected = InspectedItems()
  /// The folder that was listed last, by its number, with its items.
  private var listed: (folder: Int, items: [Scope.ItemFile])?

  init(_ inspection: ItemInspection, _ work: ItemWork, _ snapshot: any Snapshot) {
    self.inspection = inspection
    self.work = work
    self.snapshot = snapshot
    sources = inspection.openSources?()
    files = inspection.inspector.files(in: snapshot, by: inspection.policy)
  }

  /// Judges one portion after the other, until none is left.
  mutating func inspect(_ portions: Portions, _ progress: @Sendable (Int, Int) -> Void) throws(Unreadable) {
    let count = work.scope.itemCount
    while let portion = portions.next() {
      let findings = try inspect(items(of: portion))
      inspected.findings += findings
      progress(portion.end, count)
    }
  }

  /// Only takes what checks of batches want of the items.
  mutating func sample(_ portions: Portions) throws(Unreadable) {
    while let portion = portions.next() {
      for file in try items(of: portion) {
        guard let state = work.batches[file.name.batchName] else { continue }
        let wanted = state.stream.checks.batchChecks.filter { $0.looksAtStream }
        let checks = try unremembered(wanted, of: file)
        guard !checks.isEmpty, try snapshot.size(of: file.entry) <= Limits.item.size,
          // What cannot be read is found where it is judged.
          let document = Document.read(try snapshot.bytes(of: file.entry), as: file.format, limits: .item).document
        else { continue }
        let item = Item(name: file.name, path: file.entry.path, format: file.format, document: document)
        try sample(item, file, for: checks, of: state)
      }
    }
  }

  /// Keeps what a check of batches takes of an item.
  mutating func keep(_ sample: BatchSample, of check: BatchCheck, in batch: BatchName) {
    inspected.samples[BatchQuestion(batch: batch, check: check.id), default: []].append(sample)
  }

  private mutating func items(of portion: Portions.Portion) throws(Unreadable) -> ArraySlice<Scope.ItemFile> {
    guard let number = portion.folder else { return work.scope.items[portion.range] }
    if let listed, listed.folder == number { return listed.items[portion.range] }
    var items: [Scope.ItemFile] = []
    for entry in try snapshot.entries(in: work.scope.folders[number].path) ?? [] {
      let place = inspection.policy.layout.place(of: entry.path)
      if let item = Scope.ItemFile(entry, at: place, isChanged: false) { items.append(item) }
    }
    listed = (number, items)
    return items[portion.range]
  }

  private mutating func inspect(_ items: ArraySlice<Scope.ItemFile>) throws(Unreadable) -> [Finding] {
    var findings = Findings()
    for item in items {
      let isAgain = inspection.closed.contains(item.name.batchName)
      guard isAgain || inspection.occasion.isInProgress && item.cause == .policy else {
        try inspect(item, &findings)
        continue
      }
      var own = Findings()
      try inspect(item, &own)
      findings.append(own.all.map { $0.atMost(.warning) })
    }
    return findings.all
  }

  private mutating func inspect(_ file: Scope.ItemFile, _ findings: inout Findings) throws(Unreadable) {
    let name = BatchName(stream: file.name.stream, batch: file.name.batch)
    guard let bytes = try bytes(of: file, in: name, &findings), let state = work.batches[name] else { return }
    guard !inspection.closed.contains(name) || inspection.asksAgain else { return }
    // The rule about sizes has spoken already.
    guard !file.isInspected || bytes.count <= Limits.item.size else { return }
    let reading = inspection.inspector.reading(weighing: inspection.policy.severities)
    guard let document = reading.document(bytes, at: file.entry.path, format: file.format, &findings) else { return }
    let item = Item(name: file.name, path: file.entry.path, format: file.format, document: document)
    try inspect(item, file: file, state: state, &findings)
  }

  /// An item's content, looked at as that of any other file where the item is judged for itself; nil where it is too
  /// large to be read.
  private func bytes(
    of file: Scope.ItemFile, in batch: BatchName, _ findings: inout Findings
  ) throws(Unreadable) -> [UInt8]? {
    if file.isInspected {
      let place = Place.batch(batch, .item(id: file.name.id, file.format))
      return try files.inspect(file.entry, at: place, isFixed: false, &findings)
    }
    guard try snapshot.size(of: file.entry) <= Inspector.contentLimit else { return nil }
    return try snapshot.bytes(of: file.entry)
  }

  private mutating func inspect(
    _ item: Item, file: Scope.ItemFile, state: BatchState, _ findings: inout Findings
  ) throws(Unreadable) {
    let context = ItemContext(
      stream: state.stream, batch: state.batch, people: inspection.policy.people,
      violations: violations(of: item, state.stream), sidecars: try sidecars(in: item.sidecarFolder),
      hasTwin: try hasTwin(item), isChanged: file.isChanged && !inspection.occasion.asksWho,
      earlier: try earlier(of: file),
      landed: try inspection.standing(of: item, in: file.entry, state, snapshot),
      listings: try inspection.listings.all(
        of: item.name, in: state.stream.policy.batchFolder(item.name.batch), inspection.policy.layout, snapshot),
      snapshot: snapshot)
    for rule in inspection.inspector.rules.items {
      var own = Findings()
      let severity = inspection.policy.severities.severity(of: rule, in: item.name.stream)
      try own.hear(rule, as: severity) { (findings) throws(Unreadable) in
        try rule.inspect(item, in: context, &findings)
      }
      try append(own, about: file, of: state, isFixed: type(of: rule).isFixed, &findings)
    }
    try inspect(item, file: file, byChecksOf: state, &findings)
  }

  /// Adds what one rule or check found; of what was frozen before, it only warns.
  mutating func append(
    _ own: Findings, about file: Scope.ItemFile, of state: BatchState, isFixed: Bool, _ findings: inout Findings
  ) throws(Unreadable) {
    // What was frozen is looked for where it matters: almost nothing is wrong.
    let isWrong = !inspection.occasion.isForFreeze && !isFixed && own.all.contains { $0.severity == .error }
    let isSettled = isWrong ? try frozen.hold(file, of: state, in: snapshot) : false
    findings.append(isSettled ? own.all.map { $0.atMost(.warning) } : own.all)
  }

  /// Who answered for an item before it changed, where nobody asks its commits.
  private func earlier(of file: Scope.ItemFile) throws(Unreadable) -> Set<String> {
    guard !inspection.occasion.asksWho, let old = file.old else { return [] }
    guard case .listed(let people) = try ChangedItem.People.of(old, file.format, in: snapshot) else { return [] }
    return people
  }

  private mutating func violations(of item: Item, _ stream: StreamState) -> [Violation] {
    guard let schema = stream.schema else { return [] }
    if evaluators[stream.name] == nil { evaluators[stream.name] = Evaluator(schema) }
    return evaluators[stream.name]?.violations(in: item.document) ?? []
  }

  private func sidecars(in folder: String) throws(Unreadable) -> [FileEntry] {
    var files: [FileEntry] = []
    for entry in try snapshot.entries(in: folder) ?? [] {
      if entry.mode == .directory {
        files += try sidecars(in: entry.path)
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

/// What came of judging items.
struct InspectedItems {
  var findings: [Finding] = []
  /// What checks of batches took of the items.
  var samples: [BatchQuestion: [BatchSample]] = [:]

  mutating func add(_ other: InspectedItems) {
    findings += other.findings
    samples.merge(other.samples) { $0 + $1 }
  }
}

/// A check of batches, asked about one of them.
struct BatchQuestion: Hashable {
  let batch: BatchName
  let check: RuleID
}

/// What the workers share.
struct ItemWork: Sendable {
  let scope: Scope
  let batches: [BatchName: BatchState]
  /// What items are held against, where anybody asks for it.
  let lists: [ContaminationList]
}

/// A batch as the judged state has it.
struct BatchState: Sendable {
  let stream: StreamState
  let batch: Batch?
  let folder: BatchFolder
}

/// Hands out portions of the work to whoever is free, so that no worker waits for another.
final class Portions: Sendable {
  /// Some of the items of a scope.
  struct Portion: Sendable {
    /// The number of the folder whose items they are; nil for items that are known one by one.
    let folder: Int?
    let range: Range<Int>
    /// How many items there are up to its end.
    let end: Int
  }

  private let portions: [Portion]
  private let taken = Atomic(0)

  init(of scope: Scope, size: Int) {
    var portions: [Portion] = []
    var done = 0
    let parts = [(nil, scope.items.count)] + scope.folders.enumerated().map { ($0.offset, $0.element.count) }
    for (folder, count) in parts {
      for start in stride(from: 0, to: count, by: size) {
        let end = min(start + size, count)
        portions.append(Portion(folder: folder, range: start..<end, end: done + end))
      }
      done += count
    }
    self.portions = portions
  }

  var count: Int { portions.count }

  /// The next portion that nobody has; nil where none is left.
  func next() -> Portion? {
    let number = taken.add(1, ordering: .relaxed).oldValue
    return number < portions.count ? portions[number] : nil
  }
}
