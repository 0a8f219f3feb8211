import Dataset
import Diagnostics
import Documents
import Schema

/// One worker: its own snapshot, and one evaluator for each stream, whose compiled patterns it shares with nobody.
struct Worker {
  let bench: Bench
  let snapshot: any Snapshot
  let lot: Lot
  private var evaluators: [String: Evaluator] = [:]
  private var frozen = FrozenItems()
  /// The folder that was listed last, by its number, with its items.
  private var listed: (folder: Int, items: [Scope.ItemFile])?

  init(bench: Bench, snapshot: any Snapshot, lot: Lot) {
    self.bench = bench
    self.snapshot = snapshot
    self.lot = lot
  }

  /// Judges one portion after the other, until none is left.
  mutating func judge(
    _ portions: Portions, _ progress: @Sendable (Int, Int) -> Void
  ) throws(Unreadable) -> [Finding] {
    var findings: [Finding] = []
    let count = lot.scope.itemCount
    while let portion = portions.next() {
      findings += try judge(items(of: portion))
      progress(portion.end, count)
    }
    return findings
  }

  private mutating func items(of portion: Portions.Portion) throws(Unreadable) -> ArraySlice<Scope.ItemFile> {
    guard let number = portion.folder else { return lot.scope.items[portion.range] }
    if let listed, listed.folder == number { return listed.items[portion.range] }
    var items: [Scope.ItemFile] = []
    for entry in try snapshot.entries(in: lot.scope.folders[number].path) ?? [] {
      let place = bench.policy.layout.place(of: entry.path)
      if let item = Scope.ItemFile(entry, at: place, isChanged: false) { items.append(item) }
    }
    listed = (number, items)
    return items[portion.range]
  }

  private mutating func judge(_ items: ArraySlice<Scope.ItemFile>) throws(Unreadable) -> [Finding] {
    var findings = Findings()
    for item in items {
      let isAgain = bench.closed.contains(item.name.batchName)
      guard isAgain || bench.isInProgress && item.cause == .policy else {
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
    guard let bytes = try bytes(of: file, in: name, &findings), let state = lot.batches[name] else { return }
    guard !bench.closed.contains(name) || bench.asksAgain else { return }
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
      return try bench.judge.inspect(file.entry, at: place, snapshot, bench.policy, isFixed: false, &findings)
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
      hasTwin: try hasTwin(item), isChanged: file.isChanged && !bench.asksWho,
      earlier: try earlier(of: file),
      landed: try bench.standing(of: item, in: file.entry, state, snapshot),
      listings: try bench.listings.all(
        of: item.name, in: state.stream.policy.batchFolder(item.name.batch), bench.policy.layout, snapshot),
      snapshot: snapshot)
    for rule in bench.judge.rules.items {
      var own = Findings()
      let severity = bench.policy.severities.severity(of: rule, in: item.name.stream)
      try own.hear(rule, as: severity) { (findings) throws(Unreadable) in
        try rule.inspect(item, in: context, &findings)
      }
      // What was frozen is looked for where it matters: almost nothing is wrong.
      let isWrong = !bench.isForFreeze && !type(of: rule).isFixed && own.all.contains { $0.severity == .error }
      let isSettled = isWrong ? try frozen.hold(file, of: state, in: snapshot) : false
      findings.append(isSettled ? own.all.map { $0.atMost(.warning) } : own.all)
    }
  }

  /// Who answered for an item before it changed, where nobody asks its commits.
  private func earlier(of file: Scope.ItemFile) throws(Unreadable) -> Set<String> {
    guard !bench.asksWho, let old = file.old else { return [] }
    guard case .listed(let people) = try ChangedItem.People.of(old, file.format, snapshot) else { return [] }
    return people
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
