import Dataset
import Documents
import Schema

/// Finds what commits change in records; a batch or a rubric is read once, however many commits bring verdicts on it.
struct RecordSearch {
  let judge: Judge
  /// By the ids of their files.
  private var batches: [String: Batch?] = [:]
  private var sheets: [String: ScoreSheet?] = [:]
  private var seals: [String: SealFile?] = [:]
  private var scales: [String: [FieldScale]] = [:]
  private var proofs: [String: Proof?] = [:]

  init(judge: Judge) {
    self.judge = judge
  }

  /// The records that a commit changes, with the items, batches and rubrics that they are about.
  ///
  /// - Parameters:
  ///   - manifest: the manifest in force, which says where things lie.
  ///   - people: those of the policy in force.
  ///   - tree: the commit's own tree.
  ///   - before: the tree whose batches judge the commit.
  mutating func changes(
    in commit: CommitChange, _ manifest: Manifest, _ people: People, _ tree: any Snapshot, before: (any Snapshot)?
  ) throws(Unreadable) -> ReviewChanges {
    let layout = manifest.layout
    var records: [ChangedRecord] = []
    var judgements: [ChangedJudgement] = []
    var changedSeals: [ChangedSeals] = []
    var proofs: [ChangedProof] = []
    for change in commit.changes {
      let place = layout.place(of: change.path)
      if let record = try record(change, at: place, manifest, people, tree) { records.append(record) }
      if let judgement = try ChangedJudgement(change, at: place, tree) { judgements.append(judgement) }
      if let proof = try proof(change, at: place, tree) { proofs.append(proof) }
      guard let changed = try sealing(change, at: place, tree) else { continue }
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
      if batches[name] == nil { batches[name] = try batch(name, manifest, before, tree) }
      if items[item] == nil { items[item] = try reviewed(item, manifest, tree, before) }
      if seals[name] == nil { seals[name] = try self.seals(of: name, manifest, tree) }
      guard let version else { continue }
      let rubric = RubricReference(stream: name.stream, version: version)
      if sheets[rubric] == nil { sheets[rubric] = try sheet(rubric, manifest, tree) }
    }
    return ReviewChanges(
      records: records, judgements: judgements, batches: batches, items: items, sheets: sheets,
      scales: try scales(of: records, manifest, before ?? tree), proofs: proofs, changedSeals: changedSeals,
      seals: seals)
  }

  /// The scales of the streams in which adjudications decide what judges leave open.
  private mutating func scales(
    of records: [ChangedRecord], _ manifest: Manifest, _ tree: any Snapshot
  ) throws(Unreadable) -> [String: [FieldScale]] {
    var found: [String: [FieldScale]] = [:]
    for record in records where record.adjudication.map({ !$0.decision.isEmpty }) ?? false {
      guard let stream = manifest.stream(named: record.item.stream), found[stream.name] == nil else { continue }
      found[stream.name] = []
      guard stream.judgements > 0, let id = try tree.entry(at: stream.path(of: "judgement.yaml"))?.id else { continue }
      if scales[id] == nil { scales[id] = try ReviewReading(tree).judgementSchema(of: stream)?.scales ?? [] }
      found[stream.name] = scales[id]
    }
    return found
  }

  private func record(
    _ change: PathChange, at place: Place, _ manifest: Manifest, _ people: People, _ tree: any Snapshot
  ) throws(Unreadable) -> ChangedRecord? {
    switch place {
    case .batch(let batch, .review(let id, let person, let round)):
      var content = ChangedRecord.Content.none
      var digest: String?
      if let entry = change.new {
        let record = try ReviewReading(tree).document(entry).flatMap { ReviewRecord($0, of: person) }
        content = record.map { .review($0) } ?? .unreadable
        let policy = manifest.stream(named: batch.stream)?.review
        if policy?.isSealed ?? false || policy?.proof != .commit { digest = try tree.sha256(of: entry) }
      }
      return ChangedRecord(
        change: change, item: ItemName(stream: batch.stream, batch: batch.batch, id: id),
        look: .init(person: person, round: round), content: content, replaced: nil, digest: digest)
    case .batch(let batch, .adjudication(let id)):
      let item = ItemName(stream: batch.stream, batch: batch.batch, id: id)
      return try adjudication(change, of: item, manifest, people, tree)
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

  private mutating func sealing(
    _ change: PathChange, at place: Place, _ tree: any Snapshot
  ) throws(Unreadable) -> ChangedSeals? {
    guard case .batch(let batch, .seal(let person)) = place else { return nil }
    var before: [Seal]? = []
    if let entry = change.old { before = try sealFile(entry, tree)?.seals }
    let after = try change.new.flatMap { (entry) throws(Unreadable) in try sealFile(entry, tree) }
    return ChangedSeals(change: change, batch: batch, person: person, before: before, after: after)
  }

  private mutating func sealFile(_ entry: FileEntry, _ tree: any Snapshot) throws(Unreadable) -> SealFile? {
    guard let id = entry.id else { return nil }
    if let known = seals[id] { return known }
    let file = try ReviewReading(tree).document(entry).flatMap { SealFile($0) }
    seals[id] = .some(file)
    return file
  }

  /// The seals of a batch; nil where its stream seals nothing.
  private mutating func seals(
    of batch: BatchName, _ manifest: Manifest, _ tree: any Snapshot
  ) throws(Unreadable) -> BatchSeals? {
    guard let stream = manifest.stream(named: batch.stream) else { return nil }
    guard stream.review.isSealed || stream.sealsJudgements else { return nil }
    var files: [String: SealFile] = [:]
    for entry in try tree.entries(in: stream.batchFolder(batch.batch) + "/seals") ?? [] {
      guard case .batch(_, .seal(let person)) = manifest.layout.place(of: entry.path) else { continue }
      files[person] = try sealFile(entry, tree)
    }
    return BatchSeals(files: files)
  }

  /// A batch as the state before has it, or, where it was not there yet, as the commit has it; nil where it cannot be
  /// used.
  private mutating func batch(
    _ name: BatchName, _ manifest: Manifest, _ before: (any Snapshot)?, _ tree: any Snapshot
  ) throws(Unreadable) -> Batch? {
    guard let stream = manifest.stream(named: name.stream) else { return nil }
    let path = stream.batchFolder(name.batch) + "/batch.yaml"
    var entry = try before?.entry(at: path)
    if entry == nil { entry = try tree.entry(at: path) }
    guard let entry, entry.isFile, let id = entry.id else { return nil }
    if let known = batches["\(name) \(id)"] { return known }
    let batch = try judge.batch(entry, name, tree)
    batches["\(name) \(id)"] = .some(batch)
    return batch
  }

  private mutating func reviewed(
    _ name: ItemName, _ manifest: Manifest, _ tree: any Snapshot, _ before: (any Snapshot)?
  ) throws(Unreadable) -> ReviewedItem? {
    guard let stream = manifest.stream(named: name.stream) else { return nil }
    let reading = ReviewReading(tree)
    let folder = stream.batchFolder(name.batch)
    guard let (entry, format) = try reading.file(of: name, in: folder), let content = try reading.content(of: entry)
    else { return nil }
    var rounds: [String: Set<Int>] = [:]
    for file in try tree.entries(in: "\(folder)/reviews/\(name.id)") ?? [] {
      guard case .batch(_, .review(_, let person, let round)) = manifest.layout.place(of: file.path) else { continue }
      rounds[person, default: []].insert(round)
    }
    var records: [ReviewRecord] = []
    var judgements: [Judgement] = []
    var shown: Set<String> = []
    var words = AuthorWords.none
    for tree in [tree, before].compactMap({ $0 }) {
      words = words.union(try ReviewReading(tree).words(of: name, in: folder, manifest.layout))
    }
    for tree in [tree, before].compactMap({ $0 }) {
      guard let seals = try seals(of: name.batchName, manifest, tree) else { break }
      let reading = ReviewReading(tree)
      judgements += try reading.judgements(of: name, in: folder, manifest.layout)
      let said = try reading.reviews(of: name, in: folder, manifest.layout).records
      shown.formUnion(try reading.people(showing: said, on: name, content, in: folder, seals))
      records += said
    }
    return ReviewedItem(
      content: content, listed: try .of(entry, format, tree), words: words, reviewers: Set(rounds.keys), rounds: rounds,
      records: records, shown: shown, judges: try reading.judges(of: name, in: folder, manifest.layout),
      answerers: try reading.item(name, in: entry, format)?.answerers ?? [], judgements: judgements)
  }

  private mutating func sheet(
    _ rubric: RubricReference, _ manifest: Manifest, _ tree: any Snapshot
  ) throws(Unreadable) -> ScoreSheet? {
    guard let stream = manifest.stream(named: rubric.stream) else { return nil }
    guard let entry = try tree.entry(at: stream.path(of: "rubrics/\(rubric.version).yaml")), let id = entry.id else {
      return nil
    }
    if let known = sheets[id] { return known }
    let sheet = try ReviewReading(tree).document(entry).map { ScoreSheet($0) }
    sheets[id] = .some(sheet)
    return sheet
  }
}

extension Judge {
  /// A batch as its file has it; nil where the file breaks the schema.
  fileprivate func batch(
    _ entry: FileEntry, _ name: BatchName, _ tree: any Snapshot
  ) throws(Unreadable) -> Batch? {
    try batchFile(entry, tree).map { Batch($0, name: name) }
  }

  /// A batch's own file; nil where it breaks the schema.
  func batchFile(_ entry: FileEntry, _ tree: any Snapshot) throws(Unreadable) -> Document? {
    var ignored = Findings()
    let reading = FileReading(rules: rules, schemas: schemas, severities: .defaults)
    return reading.ownFile(.batch, try tree.bytes(of: entry), at: entry.path, &ignored)
  }
}
