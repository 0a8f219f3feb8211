import Dataset
import Documents
import Statistics

/// Finds what commits change in batches. A commit that only adds items or records to a batch costs no more than the
/// batch's own file, which is read once, however many commits find it so.
struct BatchSearch {
  private let inspector: Inspector
  /// By batch and the id of the file.
  private var known: [String: BatchCondition] = [:]
  /// What items say, by the ids of their files.
  private var gists = GistMemory()
  /// Who gave labels in attempts, by the ids of their folders.
  private var auditors: [String: Auditors] = [:]

  init(inspector: Inspector) {
    self.inspector = inspector
  }

  /// The batches that a commit changes, in the order of their names.
  ///
  /// - Parameters:
  ///   - before: the state whose batches judge the commit.
  ///   - after: the one that the commit leaves behind.
  mutating func changes(
    in commit: CommitChange, from before: DatasetState?, to after: DatasetState
  ) throws(Unreadable) -> [BatchChange] {
    var files: [BatchName: [BatchChange.File]] = [:]
    for change in commit.changes {
      guard case .batch(let name, let place) = after.layout.place(of: change.path) else { continue }
      files[name, default: []].append(BatchChange.File(change: change, place: place))
    }
    var found: [BatchChange] = []
    for (name, files) in files.sorted(by: { $0.key < $1.key }) {
      guard let stream = after.manifest.stream(named: name.stream) else { continue }
      found.append(
        try change(
          by: Step(
            name: name, stream: stream, files: files, isOnChain: commit.isOnChain, before: before, after: after)))
    }
    return found
  }

  /// The calibrations that a commit adds or changes.
  func calibrations(
    in commit: CommitChange, of state: DatasetState, by signer: Signer?
  ) throws(Unreadable) -> [ChangedCalibration] {
    var found: [ChangedCalibration] = []
    for change in commit.changes {
      guard case .stream(_, .calibration) = state.layout.place(of: change.path) else { continue }
      found += [try ChangedCalibration(change, in: state, by: signer, inspector.digest)].compactMap { $0 }
    }
    return found
  }

  /// What a commit does in one batch.
  private struct Step {
    let name: BatchName
    let stream: StreamPolicy
    let files: [BatchChange.File]
    let isOnChain: Bool
    let before: DatasetState?
    let after: DatasetState
    var deeds: [BatchDeed] = []

    var folder: BatchFolder { stream.batchFolder(name.batch) }
    /// Whether the batch's own file changes.
    var manifest: PathChange? { files.first { $0.place == .manifest }?.change }

    func batchFiles(in state: DatasetState) throws(Unreadable) -> BatchFiles? {
      try BatchFiles(name, of: stream, state.layout, in: state.tree)
    }

    func census(in state: DatasetState, _ digest: @escaping Digest) throws(Unreadable) -> Census {
      try Census(of: name, stream, state.layout, in: state.tree, digest)
    }

    func parts(in state: DatasetState, _ census: Census) throws(Unreadable) -> [Part] {
      try Part.all(in: folder, census, state.layout, tree: state.tree)
    }
  }

  private mutating func change(by step: Step) throws(Unreadable) -> BatchChange {
    let (path, before, tree) = (step.folder.manifest, step.before, step.after.tree)
    var step = step
    let judging = try condition(of: step.name, try before?.tree.entry(at: path), tree)
    var (old, new) = (judging, judging)
    if let manifest = step.manifest {
      old = step.isOnChain ? judging : try condition(of: step.name, manifest.old, tree)
      new = try condition(of: step.name, try tree.entry(at: path), tree)
    }
    var evidence: BatchEvidence?
    if step.files.contains(where: \.place.isOfWholeBatch) {
      let files = try step.batchFiles(in: step.after)
      step.deeds = BatchChange.deeds(step.files, from: old, to: new, files)
      evidence = try self.evidence(of: step, after: files)
    }
    let isAside = !step.isOnChain && step.manifest == nil
    let own = isAside ? try condition(of: step.name, try tree.entry(at: path), tree) : new
    let committed = [judging, own].flatMap { $0.batch?.commitments.all ?? [] }.map(\.person)
    let repeated = try repeated(by: step, evidence?.census)
    return BatchChange(
      name: step.name, stream: step.stream, files: step.files, before: judging, old: old, new: new, deeds: step.deeds,
      evidence: evidence,
      calibrationGap: try new.pinForDelivery(after: old).flatMap { (pin) throws(Unreadable) in
        try CalibrationGap.find(under: pin, of: step.stream, step.after.layout, in: before?.tree)
      },
      committed: Set(committed), auditors: try auditors(in: step.folder, step.after.layout, before?.tree).people,
      hasAttempts: try before?.tree.entry(at: step.folder.attempts) != nil,
      repeated: repeated, resembled: try resembled(by: step, evidence?.census, besides: repeated))
  }

  /// The lots that failed, and that a batch which is being frozen resembles.
  private func resembled(
    by step: Step, _ census: Census?, besides copies: [RepeatedItem]
  ) throws(Unreadable) -> [ResembledLot] {
    guard let census, step.deeds.contains(.freeze) else { return [] }
    var search = FailedLotSearch(of: step.name, step.after.manifest, in: step.after.tree)
    return try search.lots(like: census, besides: copies)
  }

  /// The items of a batch that is being frozen that say the same as others.
  private mutating func repeated(by step: Step, _ census: Census?) throws(Unreadable) -> [RepeatedItem] {
    guard let census, step.deeds.contains(.freeze) else { return [] }
    var search = RepeatSearch(of: step.name, step.after.manifest, in: step.after.tree, knowing: gists)
    defer { gists = search.memory }
    return try search.items(census)
  }

  /// - Parameter after: the batch as the commit leaves it.
  private func evidence(of step: Step, after: BatchFiles?) throws(Unreadable) -> BatchEvidence {
    let (state, deeds) = (step.after, step.deeds)
    let before = try step.before.flatMap { (state) throws(Unreadable) in try step.batchFiles(in: state) }
    guard deeds.contains(where: \.needsCensus) else {
      return BatchEvidence(
        before: before, after: after, census: nil, parts: [], standings: [], rubric: nil, agreement: nil, controls: nil,
        digest: inspector.digest)
    }
    let census = try step.census(in: state, inspector.digest)
    var parts = try step.parts(in: state, census)
    // On a side people may have got a part meanwhile.
    if let base = step.before, deeds.contains(.witness), !step.isOnChain {
      parts += try step.parts(in: base, step.census(in: base, inspector.digest))
    }
    var rubric: Rubric?
    if deeds.contains(.label) || deeds.contains(.freeze), let pin = after?.batch.rubric,
      let entry = try state.tree.entry(at: step.stream.files.rubric(pin))
    {
      rubric = try ReviewReading(state.tree).document(entry).map { Rubric($0) }
    }
    return BatchEvidence(
      before: before, after: after, census: census, parts: parts,
      standings: try standings(of: census, after: step, under: after?.batch.rubric), rubric: rubric,
      agreement: try deeds.contains(.signOff) ? agreement(on: after, census, in: state) : nil,
      controls: try controls(revealedBy: step, census), digest: inspector.digest)
  }

  private func controls(revealedBy step: Step, _ census: Census) throws(Unreadable) -> ControlReveal? {
    guard step.deeds.contains(.freeze) else { return nil }
    let search = CopySearch(of: step.name, step.stream, step.after.layout, in: step.after.tree, inspector.digest)
    return try ControlSearch(search: search, manifest: step.after.manifest)
      .reveal(in: step.files, before: step.before?.tree, census)
  }

  private func agreement(
    on files: BatchFiles?, _ census: Census, in state: DatasetState
  ) throws(Unreadable) -> AgreementClaim? {
    guard let files else { return nil }
    // What is measured and asked for is said by the policy in force, not by what the commit brings along.
    return try AgreementClaim(on: files, census, in: state.tree, state.manifest, state.keys, inspector.digest)
  }

  /// How the items stand with their reviewers; none where nobody asks.
  private func standings(
    of census: Census, after step: Step, under pin: Version?
  ) throws(Unreadable) -> [BatchEvidence.ItemStanding] {
    // A key may have been found compromised since the freeze.
    guard let pin, step.deeds.contains(.freeze) || step.deeds.contains(.signOff) else { return [] }
    // What was frozen was its authors' then.
    let asksAuthors = step.deeds.contains(.freeze) && step.after.manifest.asksAuthors
    let terms = ReviewTerms(review: step.stream.review, asksAuthors: asksAuthors)
    return try census.items.map { (entry) throws(Unreadable) in
      let item = try step.after.item(entry.item, entry.content, of: step.stream)
      return BatchEvidence.ItemStanding(
        item: item.name, path: entry.entry.path, standing: step.after.standing(of: item, under: pin, by: terms),
        judgements: try step.after.judgementStanding(of: item, under: pin))
    }
  }

  private mutating func auditors(
    in folder: BatchFolder, _ layout: Layout, _ tree: (any Snapshot)?
  ) throws(Unreadable) -> Auditors {
    guard let tree, let attempts = try tree.entry(at: folder.attempts) else { return .none }
    if let id = attempts.id, let known = auditors[id] { return known }
    let found = try Auditors(in: folder, layout, tree)
    if let id = attempts.id { auditors[id] = found }
    return found
  }

  private mutating func condition(
    of name: BatchName, _ entry: FileEntry?, _ tree: any Snapshot
  ) throws(Unreadable) -> BatchCondition {
    guard let entry else { return .none }
    guard entry.isFile, let id = entry.id else { return .unusable }
    if let condition = known["\(name) \(id)"] { return condition }
    let document = try inspector.batchFile(entry, tree)
    let condition = document.map { BatchCondition.usable(Batch($0, name: name), $0) } ?? .unusable
    known["\(name) \(id)"] = condition
    return condition
  }
}

extension Place.BatchFile {
  /// Whether the file says something about the batch as a whole, or about what went from it.
  fileprivate var isOfWholeBatch: Bool {
    switch self {
    case .manifest, .attempt, .signOff, .withdrawal: true
    case .item, .sidecar, .judgement, .review, .adjudication, .seal, .proof, .authorship, .disowning, .waiver,
      .controlDigests, .unknown:
      false
    }
  }
}
