import Checks
import Dataset
import Diagnostics
import Documents
import Schema

/// Finds what commits change in records; a batch or a rubric is read once, however many commits bring verdicts on it.
struct RecordSearch {
  let inspector: Inspector
  /// By the ids of their files.
  private var batches: [String: Batch?] = [:]
  private var sheets: [String: ScoreSheet?] = [:]
  private var proofs: [String: Proof?] = [:]
  /// The checks of streams, by the ids of their files.
  private var checks: [String: CheckSet] = [:]

  init(inspector: Inspector) {
    self.inspector = inspector
  }

  /// The records that a commit changes, with the items, batches and rubrics that they are about.
  ///
  /// - Parameters:
  ///   - before: the state whose batches judge the commit.
  ///   - state: the one that the commit leaves behind.
  mutating func changes(
    in commit: CommitChange, from before: DatasetState?, to state: DatasetState
  ) throws(Unreadable) -> ReviewChanges {
    let (manifest, tree) = (state.manifest, state.tree)
    var records: [ChangedRecord] = []
    var judgements: [ChangedJudgement] = []
    var changedSeals: [ChangedSeals] = []
    var proofs: [ChangedProof] = []
    for change in commit.changes {
      let place = state.layout.place(of: change.path)
      if let record = try record(change, at: place, state) { records.append(record) }
      if let waiver = try waiver(change, at: place, before: before, state) { records.append(waiver) }
      if let judgement = try ChangedJudgement(change, at: place, tree) {
        judgements.append(judgement)
      }
      if let proof = try proof(change, at: place, tree) { proofs.append(proof) }
      guard let changed = try sealing(change, at: place, state) else { continue }
      changedSeals.append(changed)
      records += changed.records
    }
    let subjects =
      records.map { ($0.item, $0.subject?.rubric) } + judgements.map { ($0.item, $0.judgement?.subject.rubric) }
      + proofs.compactMap(\.authorship).map { ($0.item, nil) }
    guard !subjects.isEmpty || !changedSeals.isEmpty || !proofs.isEmpty else { return .none }
    var batches: [BatchName: Batch] = [:]
    var items: [ItemName: ReviewedItem] = [:]
    var sheets: [RubricReference: ScoreSheet] = [:]
    var seals: [BatchName: BatchSeals] = [:]
    for (item, version) in subjects {
      let name = item.batchName
      if batches[name] == nil { batches[name] = try batch(name, manifest, before: before?.tree, in: tree) }
      if items[item] == nil { items[item] = try reviewed(item, state, before: before) }
      if seals[name] == nil { seals[name] = try state.seals(of: name) }
      guard let version else { continue }
      let rubric = RubricReference(stream: name.stream, version: version)
      if sheets[rubric] == nil { sheets[rubric] = try sheet(rubric, manifest, in: tree) }
    }
    return ReviewChanges(
      records: records, judgements: judgements, batches: batches, items: items, sheets: sheets,
      scales: try scales(of: records, before ?? state), proofs: proofs, changedSeals: changedSeals,
      seals: seals)
  }

  /// The scales of the streams in which adjudications decide what judges leave open.
  private func scales(
    of records: [ChangedRecord], _ state: DatasetState
  ) throws(Unreadable) -> [String: [FieldScale]] {
    var found: [String: [FieldScale]] = [:]
    for record in records where record.adjudication.map({ !$0.decision.isEmpty }) ?? false {
      guard let stream = state.manifest.stream(named: record.item.stream), found[stream.name] == nil
      else { continue }
      found[stream.name] = try state.scales(of: stream)
    }
    return found
  }

  private func record(
    _ change: PathChange, at place: Place, _ state: DatasetState
  ) throws(Unreadable) -> ChangedRecord? {
    let tree = state.tree
    switch place {
    case .batch(let batch, .review(let id, let person, let round)):
      var content = ChangedRecord.Content.none
      var digest: String?
      if let entry = change.new {
        let record = try ReviewReading(tree).document(entry).flatMap { ReviewRecord($0, of: person) }
        content = record.map { .review($0) } ?? .unreadable
        let policy = state.manifest.stream(named: batch.stream)?.review
        if policy?.isSealed ?? false || policy?.proof != .commit {
          digest = try tree.sha256(of: entry)
        }
      }
      return ChangedRecord(
        change: change, item: ItemName(stream: batch.stream, batch: batch.batch, id: id),
        look: .init(person: person, round: round), content: content, replaced: nil, digest: digest)
    case .batch(let batch, .adjudication(let id)):
      let item = ItemName(stream: batch.stream, batch: batch.batch, id: id)
      return try adjudication(change, of: item, state)
    case .batch(let batch, .disowning(let id, let person)):
      return try disowning(change, of: ItemName(stream: batch.stream, batch: batch.batch, id: id), by: person, tree)
    default: return nil
    }
  }

  private func disowning(
    _ change: PathChange, of item: ItemName, by person: String, _ tree: any Snapshot
  ) throws(Unreadable) -> ChangedRecord {
    var content = ChangedRecord.Content.none
    if let entry = change.new {
      let disowning = try ReviewReading(tree).document(entry).flatMap { Disowning($0, of: person) }
      content = disowning.map { .disowning($0) } ?? .unreadable
    }
    return ChangedRecord(
      change: change, item: item, look: .init(person: person, round: 1), isDisowning: true, content: content,
      replaced: nil, digest: try change.new.map { (entry) throws(Unreadable) in try tree.sha256(of: entry) })
  }

  private mutating func waiver(
    _ change: PathChange, at place: Place, before: DatasetState?, _ state: DatasetState
  ) throws(Unreadable) -> ChangedRecord? {
    guard case .batch(let batch, .waiver(let id, let check, let person)) = place else { return nil }
    let reading = ReviewReading(state.tree)
    func read(_ entry: FileEntry) throws(Unreadable) -> Waiver? {
      try reading.document(entry).flatMap { Waiver($0, of: person) }
    }
    var content = ChangedRecord.Content.none
    if let entry = change.new { content = try read(entry).map { .waiver($0) } ?? .unreadable }
    let terms = try checks(of: batch.stream, before ?? state).terms.first { $0.id.name == check }
    return ChangedRecord(
      change: change, item: ItemName(stream: batch.stream, batch: batch.batch, id: id),
      look: .init(person: person, round: 1),
      waiving: .init(check: check, terms: terms, replaced: try change.old.flatMap(read)), content: content,
      replaced: nil, digest: try change.new.map { (entry) throws(Unreadable) in try state.tree.sha256(of: entry) })
  }

  /// The checks of a stream in a state; each file of them is compiled once.
  private mutating func checks(of stream: String, _ state: DatasetState) throws(Unreadable) -> CheckSet {
    guard let stream = state.manifest.stream(named: stream),
      let file = try state.tree.entry(at: stream.files.checks)
    else { return .none }
    let key = "\(stream.type) \(file.id ?? "")"
    if file.id != nil, let known = checks[key] { return known }
    let set = try state.policy.checks(of: stream, state.tree, sharing: inspector.sharedChecks)
    checks[key] = set
    return set
  }

  private mutating func proof(
    _ change: PathChange, at place: Place, _ tree: any Snapshot
  ) throws(Unreadable) -> ChangedProof? {
    guard case .batch(let batch, let file) = place, change.old == nil, let entry = change.new else { return nil }
    switch file {
    case .proof:
      guard entry.isFile else { return nil }
      return ChangedProof(path: change.path, batch: batch, proof: try proof(in: entry, tree), authorship: nil)
    case .authorship(let id, let person, let sha256):
      let item = ItemName(stream: batch.stream, batch: batch.batch, id: id)
      return ChangedProof(
        path: change.path, batch: batch, proof: try proof(in: entry, tree),
        authorship: .init(item: item, person: person, sha256: sha256))
    default: return nil
    }
  }

  /// One signature may lie at many places, beside each item that it is about.
  private mutating func proof(in entry: FileEntry, _ tree: any Snapshot) throws(Unreadable) -> Proof? {
    guard entry.isFile, let id = entry.id else { return nil }
    if let known = proofs[id] { return known }
    let isReadable = try tree.size(of: entry) <= Proof.mostBytes
    let proof = isReadable ? Proof.read(try tree.bytes(of: entry))?.proof : nil
    proofs[id] = .some(proof)
    return proof
  }

  private func sealing(
    _ change: PathChange, at place: Place, _ state: DatasetState
  ) throws(Unreadable) -> ChangedSeals? {
    guard case .batch(let batch, .seal(let person)) = place else { return nil }
    var before: [Seal]? = []
    if let entry = change.old { before = try state.sealFile(entry)?.seals }
    let after = try change.new.flatMap { (entry) throws(Unreadable) in try state.sealFile(entry) }
    return ChangedSeals(change: change, batch: batch, person: person, before: before, after: after)
  }

  /// A batch as the state before has it, or, where it was not there yet, as the commit has it; nil where it cannot be
  /// used.
  private mutating func batch(
    _ name: BatchName, _ manifest: Manifest, before: (any Snapshot)?, in tree: any Snapshot
  ) throws(Unreadable) -> Batch? {
    guard let stream = manifest.stream(named: name.stream) else { return nil }
    let path = stream.batchFolder(name.batch).manifest
    var entry = try before?.entry(at: path)
    if entry == nil { entry = try tree.entry(at: path) }
    guard let entry, entry.isFile, let id = entry.id else { return nil }
    if let known = batches["\(name) \(id)"] { return known }
    let batch = try inspector.batch(entry, name, in: tree)
    batches["\(name) \(id)"] = .some(batch)
    return batch
  }

  private func reviewed(
    _ name: ItemName, _ state: DatasetState, before: DatasetState?
  ) throws(Unreadable) -> ReviewedItem? {
    guard let stream = state.manifest.stream(named: name.stream) else { return nil }
    let reading = ReviewReading(state.tree)
    let folder = stream.batchFolder(name.batch)
    guard let (entry, _) = try reading.file(of: name, in: folder),
      let content = try reading.content(of: entry)
    else {
      return nil
    }
    var parts = try state.parts(of: name, in: stream)
    // A side may have missed what people did on the ref's own line meanwhile.
    if let before { parts = parts.joined(by: try before.parts(of: name, in: stream)) }
    var records: [ReviewRecord] = []
    var judgements: [Judgement] = []
    var shown: Set<String> = []
    for state in [state, before].compactMap({ $0 }) {
      guard let seals = try state.seals(of: name.batchName) else { break }
      let reading = ReviewReading(state.tree)
      judgements += try reading.judgements(of: name, in: folder, state.layout)
      let said = try reading.reviews(of: name, in: folder, state.layout).records
      shown.formUnion(try reading.people(showing: said, on: name, content, in: folder, seals))
      records += said
    }
    return ReviewedItem(
      content: content, parts: parts, rounds: try state.rounds(of: name, in: folder),
      records: records, shown: shown,
      judgements: judgements)
  }

  private mutating func sheet(
    _ rubric: RubricReference, _ manifest: Manifest, in tree: any Snapshot
  ) throws(Unreadable) -> ScoreSheet? {
    guard let stream = manifest.stream(named: rubric.stream) else { return nil }
    guard let entry = try tree.entry(at: stream.files.rubric(rubric.version)), let id = entry.id else {
      return nil
    }
    if let known = sheets[id] { return known }
    let sheet = try ReviewReading(tree).document(entry).map { ScoreSheet($0) }
    sheets[id] = .some(sheet)
    return sheet
  }
}

extension Inspector {
  /// A batch as its file has it; nil where the file breaks the schema.
  fileprivate func batch(_ entry: FileEntry, _ name: BatchName, in tree: any Snapshot) throws(Unreadable) -> Batch? {
    try batchFile(entry, tree).map { Batch($0, name: name) }
  }

  /// A batch's own file; nil where it breaks the schema.
  func batchFile(_ entry: FileEntry, _ tree: any Snapshot) throws(Unreadable) -> Document? {
    var ignored = Findings()
    let reading = reading(weighing: .defaults)
    return reading.ownFile(.batch, bytes: try tree.bytes(of: entry), at: entry.path, &ignored)
  }
}
