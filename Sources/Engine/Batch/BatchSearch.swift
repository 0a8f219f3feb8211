import Dataset
import Documents

/// Finds what commits change in batches. A commit that only adds items or records to a batch costs no more than the
/// batch's own file, which is read once, however many commits find it so.
struct BatchSearch {
  private let judge: Judge
  /// By batch and the id of the file.
  private var known: [String: BatchCondition] = [:]
  /// What items say, by the ids of their files.
  private var gists = GistMemory()
  /// Who gave labels in attempts, by the ids of their folders.
  private var auditors: [String: Auditors] = [:]

  init(judge: Judge) {
    self.judge = judge
  }

  /// The batches that a commit changes, in the order of their names.
  ///
  /// - Parameters:
  ///   - policy: the policy in force.
  ///   - tree: the commit's own tree.
  ///   - before: the tree whose batches judge the commit.
  mutating func changes(
    in commit: CommitChange, _ policy: Policy, _ tree: any Snapshot, before: (any Snapshot)?
  ) throws(Unreadable) -> [BatchChange] {
    var files: [BatchName: [BatchChange.File]] = [:]
    for change in commit.changes {
      guard case .batch(let name, let place) = policy.layout.place(of: change.path) else { continue }
      files[name, default: []].append(BatchChange.File(change: change, place: place))
    }
    var found: [BatchChange] = []
    for (name, files) in files.sorted(by: { $0.key < $1.key }) {
      guard let stream = policy.manifest.stream(named: name.stream) else { continue }
      found.append(try self.change(of: name, stream, files, in: commit, under: policy, tree: tree, before: before))
    }
    return found
  }

  /// The calibrations that a commit adds or changes.
  func calibrations(
    in commit: CommitChange, _ policy: Policy, _ tree: any Snapshot, by signer: Signer?
  ) throws(Unreadable) -> [ChangedCalibration] {
    var found: [ChangedCalibration] = []
    for change in commit.changes {
      guard case .stream(_, .calibration) = policy.layout.place(of: change.path) else { continue }
      let keys = policy.keys.signing
      let changed = try ChangedCalibration(change, policy, tree, keys, by: signer, judge.digest)
      found += [changed].compactMap { $0 }
    }
    return found
  }

  private mutating func change(
    of name: BatchName, _ stream: StreamPolicy, _ files: [BatchChange.File], in commit: CommitChange,
    under policy: Policy, tree: any Snapshot, before: (any Snapshot)?
  ) throws(Unreadable) -> BatchChange {
    let path = stream.batchFolder(name.batch).manifest
    let judging = try condition(of: name, try before?.entry(at: path), tree)
    var (old, new) = (judging, judging)
    if let manifest = files.first(where: { $0.place == .manifest })?.change {
      old = commit.isOnChain ? judging : try condition(of: name, manifest.old, tree)
      new = try condition(of: name, try tree.entry(at: path), tree)
    }
    let isAct = files.contains { $0.place.isOfWholeBatch }
    let after = isAct ? try BatchFiles(name, of: stream, policy.layout, in: tree) : nil
    let deeds = isAct ? BatchChange.deeds(files, from: old, to: new, after) : []
    var evidence: BatchEvidence?
    if isAct {
      let earlier = try before.flatMap { (tree) throws(Unreadable) in
        try BatchFiles(name, of: stream, policy.layout, in: tree)
      }
      // On a side people may have got a part meanwhile.
      let base = deeds.contains(.witness) && !commit.isOnChain ? before : nil
      evidence = try self.evidence(
        of: name, stream, deeds, under: policy, in: tree, base: base, before: earlier, after: after
      ) {
        (census) throws(Unreadable) in
        guard deeds.contains(.freeze) else { return nil }
        let search = CopySearch(of: name, stream, policy.layout, in: tree, judge.digest)
        return try SeedSearch(search: search, manifest: policy.manifest).reveal(in: files, before: before, census)
      }
    }
    let isAside = !commit.isOnChain && !files.contains { $0.place == .manifest }
    let own = isAside ? try condition(of: name, try tree.entry(at: path), tree) : new
    let committed = [judging, own].flatMap { $0.batch?.commitments.all ?? [] }.map(\.person)
    let folder = stream.batchFolder(name.batch)
    return BatchChange(
      name: name, stream: stream, files: files, before: judging, old: old, new: new, deeds: deeds, evidence: evidence,
      calibrationGap: try new.pinForDelivery(after: old).flatMap { (pin) throws(Unreadable) in
        try CalibrationGap.find(under: pin, of: stream, policy.layout, in: before)
      },
      committed: Set(committed),
      auditors: try auditors(in: folder, policy.layout, before).people,
      hasAttempts: try before?.entry(at: folder.attempts) != nil,
      repeated: try repeated(in: name, deeds, evidence?.census, under: policy, tree: tree))
  }

  /// The items of a batch that is being frozen that say the same as others.
  private mutating func repeated(
    in name: BatchName, _ deeds: [BatchDeed], _ census: Census?, under policy: Policy, tree: any Snapshot
  ) throws(Unreadable) -> [RepeatedItem] {
    guard let census, deeds.contains(.freeze) else { return [] }
    var search = RepeatSearch(of: name, policy.manifest, in: tree, knowing: gists)
    defer { gists = search.memory }
    return try search.items(census)
  }

  private func evidence(
    of name: BatchName, _ stream: StreamPolicy, _ deeds: [BatchDeed], under policy: Policy, in tree: any Snapshot,
    base: (any Snapshot)?, before: BatchFiles?, after: BatchFiles?, seeds: (Census) throws(Unreadable) -> SeedReveal?
  ) throws(Unreadable) -> BatchEvidence {
    guard deeds.contains(where: \.needsCensus) else {
      return BatchEvidence(
        before: before, after: after, census: nil, parts: [], standings: [], rubric: nil, agreement: nil,
        seeds: nil, digest: judge.digest)
    }
    let census = try Census(of: name, stream, policy.layout, in: tree, judge.digest)
    let folder = stream.batchFolder(name.batch)
    var parts = try Part.all(in: folder, census, policy.layout, tree: tree)
    if let base {
      parts += try Part.all(
        in: folder, Census(of: name, stream, policy.layout, in: base, judge.digest), policy.layout, tree: base)
    }
    // A key may have been found compromised since the freeze.
    let asksReviews = deeds.contains(.freeze) || deeds.contains(.signOff)
    let standings =
      asksReviews
      ? try self.standings(
        of: census, stream, under: after?.batch.rubric, by: policy, in: tree,
        // What was frozen was its authors' then.
        asksAuthors: deeds.contains(.freeze) && policy.manifest.asksAuthors) : []
    var rubric: Rubric?
    if deeds.contains(.label) || deeds.contains(.freeze), let pin = after?.batch.rubric,
      let entry = try tree.entry(at: stream.files.rubric(pin))
    {
      rubric = try ReviewReading(tree).document(entry).map { Rubric($0) }
    }
    let agreement = try deeds.contains(.signOff) ? self.agreement(on: after, census, policy, in: tree) : nil
    return BatchEvidence(
      before: before, after: after, census: census, parts: parts, standings: standings, rubric: rubric,
      agreement: agreement, seeds: try seeds(census), digest: judge.digest)
  }

  private func agreement(
    on files: BatchFiles?, _ census: Census, _ policy: Policy, in tree: any Snapshot
  ) throws(Unreadable) -> AgreementClaim? {
    guard let files else { return nil }
    let keys = policy.keys.signing
    // What is measured and asked for is said by the policy in force, not by what the commit brings along.
    return try AgreementClaim(on: files, census, in: tree, policy.manifest, keys, judge.digest)
  }

  private func standings(
    of census: Census, _ stream: StreamPolicy, under pin: Version?, by policy: Policy, in tree: any Snapshot,
    asksAuthors: Bool
  ) throws(Unreadable) -> [BatchEvidence.ItemStanding] {
    guard let pin else { return [] }
    let state = DatasetState(tree, policy)
    let terms = ReviewTerms(review: stream.review, asksAuthors: asksAuthors)
    return try census.items.map { (entry) throws(Unreadable) in
      let item = try state.item(entry.item, entry.content, of: stream)
      return BatchEvidence.ItemStanding(
        item: item.name, path: entry.entry.path,
        standing: state.standing(of: item, under: pin, by: terms),
        judgements: try state.judgementStanding(of: item, under: pin))
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
    let document = try judge.batchFile(entry, tree)
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
    case .item, .sidecar, .judgement, .review, .adjudication, .seal, .proof, .authorship, .disowning, .seeded,
      .unknown:
      false
    }
  }
}
