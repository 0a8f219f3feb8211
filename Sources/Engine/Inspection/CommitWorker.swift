import Dataset
import Diagnostics

/// Judges commits one after the other, with a snapshot of its own: what one of them needs does not depend on what came
/// of another.
struct CommitWorker {
  let work: CommitWork
  /// The newest tree, through which the others are opened.
  let snapshot: any Snapshot
  private var governance: Governance
  private var pins: BatchPins
  private var search: RecordSearch
  private var batches: BatchSearch
  private var kept: KeptFiles
  /// What trees have shown, so that none is read twice.
  private let memory = StateMemory()
  private(set) var findings = Findings()

  private var inspector: Inspector { work.inspector }
  private var policy: Policy { work.policy }

  /// - Parameter governance: finds policies through the same snapshot.
  init(_ work: CommitWork, _ snapshot: any Snapshot, _ governance: Governance) {
    self.work = work
    self.snapshot = snapshot
    self.governance = governance
    pins = BatchPins(work.policy, by: work.inspector)
    search = RecordSearch(inspector: work.inspector)
    batches = BatchSearch(inspector: work.inspector)
    kept = KeptFiles(inspector: work.inspector, newest: snapshot)
  }

  /// Judges a commit, and tells what is to be known of it for all of them together.
  mutating func inspect(_ change: CommitChange) throws(Unreadable) -> CommitNote {
    let inForce = try change.governing.flatMap { (source) throws(Unreadable) in try governance.policy(of: source) }
    if work.inquiry.occasion.asksWho, inForce == nil, change.governing != nil { throw .lawless(change.id) }
    // The first commit of all is judged by the policy that it brings.
    let own = inForce == nil && change.parents.isEmpty ? change.source : nil
    let brought = try own.flatMap { (source) throws(Unreadable) in try governance.policy(of: source) }
    let authority = inForce ?? brought
    let commit = try read(change, by: authority)
    let judged = try look(at: commit, inForce: inForce, by: authority)
    try inspect(commit, judged, weighing: authority?.severities ?? policy.severities)
    try inspectContent(of: change, commit.layout)
    if let judged { try inspectKept(of: judged) }
    try inspectFolders(of: change, commit.layout)
    let listings = try judged.map { (commit) throws(Unreadable) in try Listing.all(in: commit) } ?? []
    return CommitNote(commit, judged, listings: listings)
  }

  private mutating func read(
    _ change: CommitChange, by authority: Policy?
  ) throws(Unreadable) -> NewCommit {
    let (manifest, layout) = (authority?.manifest ?? policy.manifest, authority?.layout ?? policy.layout)
    let tree = try change.source.map { (source) throws(Unreadable) in try snapshot.opening(source) }
    return NewCommit(
      change: change, layout: layout, tree: tree, isJudged: work.inquiry.occasion.asksWho && !change.id.isEmpty,
      isTip: change.id == work.commits.last?.id, trust: work.inquiry.trust,
      pins: try pins.pins(for: change, in: tree ?? snapshot, manifest, layout))
  }

  /// What else is to be known where it is asked who did what; nil where it is not.
  private mutating func look(
    at commit: NewCommit, inForce: Policy?, by authority: Policy?
  ) throws(Unreadable) -> JudgedCommit? {
    guard commit.isJudged, let authority, let tree = commit.tree else { return nil }
    let change = commit.change
    let after = DatasetState(tree, authority, knowing: memory)
    let before = try change.governing.map { (source) throws(Unreadable) in
      DatasetState(try snapshot.opening(source), authority, knowing: memory)
    }
    let items = ChangedItems(manifest: authority.manifest, layout: commit.layout, tree: tree, base: before?.tree)
    let signer = authority.signer(of: change.signature)
    return JudgedCommit(
      new: commit, inForce: inForce, authority: authority, after: after, before: before, signer: signer,
      items: try items.all(in: change, work.people),
      reviews: try search.changes(in: change, from: before, to: after),
      batches: try batches.changes(in: change, from: before, to: after),
      calibrations: try batches.calibrations(in: change, of: after, by: signer),
      range: work.commits)
  }

  private mutating func inspect(
    _ commit: NewCommit, _ judged: JudgedCommit?, weighing severities: Severities
  ) throws(Unreadable) {
    for rule in inspector.rules.commits {
      try findings.hear(rule, as: severities.severity(of: rule)) { (findings) throws(Unreadable) in
        try rule.inspect(commit, &findings)
      }
    }
    guard let judged else { return }
    for rule in inspector.rules.statements {
      try findings.hear(rule, as: severities.severity(of: rule)) { (findings) throws(Unreadable) in
        try rule.inspect(judged, &findings)
      }
    }
  }

  private mutating func inspectContent(of commit: CommitChange, _ layout: Layout) throws(Unreadable) {
    guard !commit.id.isEmpty else { return }
    let files = inspector.files(in: snapshot, by: policy)
    for change in commit.everyChange {
      guard let entry = change.new, try snapshot.entry(at: entry.path) != entry else { continue }
      var own = Findings()
      try files.inspect(entry, at: layout.place(of: entry.path), isFixed: true, &own)
      findings.append(own.all.map { $0.in(commit: commit.id) })
    }
  }

  private mutating func inspectKept(of commit: JudgedCommit) throws(Unreadable) {
    var own = commit.authority
    let changesManifest = commit.changes.contains { $0.path == Layout.manifestPath }
    if commit.change.isOnChain, changesManifest, let source = commit.change.source {
      own = try governance.policy(of: source) ?? own
    }
    try kept.inspect(commit, publishingBy: own, &findings)
  }

  /// Asks the rules of safety about folders as one commit has them, and the newest tree has not.
  private mutating func inspectFolders(of commit: CommitChange, _ layout: Layout) throws(Unreadable) {
    let folders = work.passing.folders(of: commit)
    guard !folders.isEmpty, let source = commit.source else { return }
    let tree = try snapshot.opening(source)
    let files = inspector.files(in: tree, by: layout, weighing: .defaults)
    for folder in folders.sorted() {
      var own = Findings()
      try files.inspect(folder: folder, &own) { type(of: $0).isSafety }
      findings.append(own.all.map { $0.in(commit: commit.id) })
    }
  }
}

/// Some commits that follow one another, and what came of judging them.
struct CommitPortion: Sendable {
  /// In the order of the commits.
  private(set) var notes: [CommitNote] = []
  let findings: Findings

  init(
    _ range: Range<Int>, of work: CommitWork, _ snapshot: any Snapshot, _ governance: Governance
  ) throws(Unreadable) {
    var worker = CommitWorker(work, snapshot, governance)
    for commit in work.commits[range] { notes.append(try worker.inspect(commit)) }
    findings = worker.findings
  }
}

/// What the workers that judge commits share.
struct CommitWork: Sendable {
  let inspector: Inspector
  let inquiry: Inquiry
  /// The commits with what they change as far as it counts, oldest first.
  let commits: [CommitChange]
  let policy: Policy
  let passing: PassingFolders
  let people = ItemPeople()
}

/// What is to be known of a commit for all of them together.
struct CommitNote: Sendable {
  let isJudged: Bool
  /// The policy by which it was judged; nil where there was none.
  let authority: Policy?
  /// What its paths mean.
  let layout: Layout
  /// The records that it changes.
  let records: [ChangedRecord]
  /// The batches that it freezes.
  let freezes: [Freeze]
  /// The people whom it lists as authors without a word of theirs.
  let listings: [Listing]
  /// The id of the person who signed it; nil where nobody did.
  let signer: String?

  init(_ commit: NewCommit, _ judged: JudgedCommit?, listings: [Listing]) {
    self.listings = listings
    freezes = judged?.freezes ?? []
    signer = judged?.signer?.person.id
    isJudged = commit.isJudged
    authority = judged?.authority
    layout = commit.layout
    records = judged?.reviews.records ?? []
  }
}

extension Unreadable {
  /// Nothing judges a commit whose parent has no policy, so nothing may let it in.
  fileprivate static func lawless(_ commit: String) -> Unreadable {
    Unreadable(
      "commit \(commit.prefix(12))", reason: "the dataset.yaml before it cannot be used, so nothing can judge it",
      help: "mend dataset.yaml in the commit that broke it")
  }
}
