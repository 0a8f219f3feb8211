import Checks
import Dataset
import Diagnostics
import Documents

extension ItemWorker {
  /// Asks the checks of the item's stream about the fields that are there, whatever its schema says of the others.
  mutating func inspect(
    _ item: Item, file: Scope.ItemFile, byChecksOf state: BatchState, _ findings: inout Findings
  ) throws(Unreadable) {
    let batchChecks = inspection.asksBatches ? state.stream.checks.batchChecks : []
    guard !state.stream.checks.checks.isEmpty || !batchChecks.isEmpty else { return }
    let files = SidecarReading(item.sidecarFolder, snapshot, rubrics)
    let context = context(of: item, files, in: state)
    let isDelivered = inspection.isFreezing && state.batch?.kind == .delivery
    for check in state.stream.checks.checks {
      let severity = inspection.policy.severities.severity(
        of: check.terms, in: item.name.stream, delivering: isDelivered)
      var own = Findings()
      own.hear(check.id, as: severity) { findings in
        for hit in checks.hits(of: check, in: context) {
          findings.add(hit.message, at: hit.location(in: item), atMost: hit.weight)
        }
      }
      if let failure = files.failure { throw failure }
      if !own.all.isEmpty { own = try weighed(own, of: check.terms, on: file, in: state) }
      try append(own, about: file, of: state, isFixed: false, &findings)
    }
    let ofItems = try unremembered(batchChecks.filter { !$0.isOfJudgements }, of: file)
    try keep(item, context, by: files, from: file, forBatchChecks: ofItems)
    try keepJudgements(of: item, context, file.entry, forBatchChecks: batchChecks.filter(\.isOfJudgements), in: state)
    if let failure = files.failure { throw failure }
  }

  /// What a check found in an item, as it counts after somebody has waived it.
  private func weighed(
    _ found: Findings, of check: CheckTerms, on file: Scope.ItemFile, in state: BatchState
  ) throws(Unreadable) -> Findings {
    let waivers = WaiverReading(policy: inspection.policy, snapshot: snapshot)
    return found.weighed(
      by: try waivers.waiver(of: check, on: file.name, in: file.entry, state.folder), of: check, on: file.name,
      isAwaited: inspection.occasion.awaitsWaivers, isFreezing: inspection.isFreezing)
  }

  /// Takes of an item what the checks of batches want that look at other batches of the stream.
  mutating func sample(
    _ item: Item, _ file: Scope.ItemFile, for checks: [BatchCheck], of state: BatchState
  ) throws(Unreadable) {
    let files = SidecarReading(item.sidecarFolder, snapshot, rubrics)
    let context = context(of: item, files, in: state)
    try keep(item, context, by: files, from: file, forBatchChecks: checks)
    if let failure = files.failure { throw failure }
  }

  private func context(of item: Item, _ files: SidecarReading, in state: BatchState) -> CheckContext {
    let hosts = HostReading(policy: inspection.policy, snapshot: snapshot, digests: inspection.inspector.digests)
    return CheckContext(
      CheckedItem(
        root: item.root, digests: inspection.inspector.digests,
        rubric: { files.rubric(of: item, in: state.stream.policy) }, sources: sources, contamination: work.lists,
        hostReference: state.stream.checks.host, host: { hosts.host(named: $0, of: item.name, files) },
        sidecar: { files.content(of: $0) }))
  }

  /// Takes what the checks of batches want of the judgements of an item as it is.
  private mutating func keepJudgements(
    of item: Item, _ context: CheckContext, _ entry: FileEntry, forBatchChecks batchChecks: [BatchCheck],
    in state: BatchState
  ) throws(Unreadable) {
    guard !batchChecks.isEmpty, state.stream.policy.judgements > 0 else { return }
    let digests = inspection.inspector.digests
    let judged = try JudgedItem(
      item.name, read: context, from: entry, in: state.folder, of: snapshot, digests: digests)
    for judgement in try judged.shown(inspection.policy.layout) {
      let context = judged.context(of: judgement.document, digests)
      for check in batchChecks {
        let sample = checks.sample(for: check, of: context, at: judgement.path, judging: item.name.id)
        guard let sample else { continue }
        keep(sample, of: check, in: item.name.batchName)
      }
    }
  }

  private mutating func keep(
    _ item: Item, _ context: CheckContext, by files: SidecarReading, from file: Scope.ItemFile,
    forBatchChecks batchChecks: [BatchCheck]
  ) throws(Unreadable) {
    for check in batchChecks {
      let sample = checks.sample(for: check, of: context, at: item.path)
      if files.failure == nil { try remember(sample, of: check, in: file, having: files.paths) }
      if let sample { keep(sample, of: check, in: item.name.batchName) }
    }
  }
}

extension CheckHit {
  fileprivate func location(in item: Item) -> Location {
    let path = file.map { "\(item.sidecarFolder)/\($0)" } ?? item.path
    return Location(
      path: path, line: mark.map { Int($0.line) }, column: mark.map { Int($0.column) }, pointer: pointer)
  }
}

/// Reads what checks ask for, and keeps why it could not: a check only sees that it cannot tell.
final class SidecarReading {
  private let folder: String
  private let snapshot: any Snapshot
  private let rubrics: RubricMemory
  private var reason: Unreadable?
  /// The files that were asked for, whether they are there or not.
  private(set) var paths: Set<String> = []
  /// Reads what lies beside the item's host.
  private var other: SidecarReading?
  var failure: Unreadable? { reason ?? other?.reason }

  init(_ folder: String, _ snapshot: any Snapshot, _ rubrics: RubricMemory) {
    self.folder = folder
    self.snapshot = snapshot
    self.rubrics = rubrics
  }

  /// Reads in the folder of the item's host; what fails there fails here.
  func beside(_ folder: String) -> SidecarReading {
    let reading = SidecarReading(folder, snapshot, rubrics)
    other = reading
    return reading
  }

  func fail(_ error: Unreadable) { reason = error }

  func content(of path: String) -> SidecarContent {
    if path.staysInFolder { paths.insert(path) }
    do throws(Unreadable) {
      guard path.staysInFolder, let entry = try snapshot.entry(at: "\(folder)/\(path)"), entry.isFile else {
        return .absent
      }
      guard try snapshot.size(of: entry) <= Inspector.contentLimit else { return .tooLarge }
      let bytes = try snapshot.bytes(of: entry)
      return LFSPointer(bytes) == nil ? .bytes(bytes) : .elsewhere
    } catch {
      reason = error
      return .absent
    }
  }

  /// The rubric version that the item names, where the stream has it.
  func rubric(of item: Item, in stream: StreamPolicy) -> Node? {
    guard let version = item.root["rubric"]?.string.flatMap({ Version($0) }) else { return nil }
    do throws(Unreadable) {
      return try rubrics.rubric(at: stream.files.rubric(version), in: snapshot)?.root
    } catch {
      reason = error
      return nil
    }
  }
}

/// The rubrics that items name, each read once.
final class RubricMemory {
  private var known: [String: Document?] = [:]

  /// Nil where there is none that can be read.
  func rubric(at path: String, in snapshot: any Snapshot) throws(Unreadable) -> Document? {
    if let rubric = known[path] { return rubric }
    let bytes = try snapshot.file(at: path)
    let rubric = bytes.flatMap { Document.read($0, as: .yaml, limits: .item).document }
    known[path] = .some(rubric)
    return rubric
  }
}

extension String {
  /// Whether a path leads down from the folder that it begins in, by one way only.
  fileprivate var staysInFolder: Bool {
    utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .allSatisfy { !$0.isEmpty && !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8) }
  }
}
