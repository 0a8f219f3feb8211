import Dataset
import Diagnostics

/// Judges commits one after the other, with a snapshot of its own: what one of them needs does not depend on what came
/// of another.
struct CommitWorker {
  let lot: CommitLot
  /// The newest tree, through which the others are opened.
  let snapshot: any Snapshot
  private var governance: Governance
  private var pins: BatchPins
  private var search: RecordSearch
  private var batches: BatchSearch
  private var kept: KeptFiles
  private(set) var findings = Findings()

  private var judge: Judge { lot.judge }
  private var policy: Policy { lot.policy }

  /// - Parameter governance: finds policies through the same snapshot.
  init(_ lot: CommitLot, _ snapshot: any Snapshot, _ governance: Governance) {
    self.lot = lot
    self.snapshot = snapshot
    self.governance = governance
    pins = BatchPins(policy: lot.policy, rules: lot.judge.rules, schemas: lot.judge.schemas)
    search = RecordSearch(judge: lot.judge)
    batches = BatchSearch(judge: lot.judge)
    kept = KeptFiles(judge: lot.judge, newest: snapshot)
  }

  /// Judges a commit, and tells what is to be known of it for all of them together.
  mutating func judge(_ commit: CommitChange) throws(Unreadable) -> CommitNote {
    let context = try context(of: commit)
    try inspect(commit, context)
    try inspectContent(of: commit, context.layout)
    try inspectKept(of: commit, context)
    try inspectFolders(of: commit, context.layout)
    return CommitNote(
      context, freezes: judge.freezes(in: commit, context), listings: try Listing.all(in: commit, context))
  }

  private mutating func context(of commit: CommitChange) throws(Unreadable) -> CommitContext {
    let inForce = try commit.governing.flatMap { (source) throws(Unreadable) in try governance.policy(of: source) }
    if lot.inquiry.asksWho, inForce == nil, commit.governing != nil { throw .lawless(commit.id) }
    // The first commit of all is judged by the policy that it brings.
    let own = inForce == nil && commit.parents.isEmpty ? commit.source : nil
    let brought = try own.flatMap { (source) throws(Unreadable) in try governance.policy(of: source) }
    let authority = inForce ?? brought
    let layout = authority?.layout ?? policy.layout
    let tree = try commit.source.map { (source) throws(Unreadable) in try snapshot.opening(source) }
    let isJudged = lot.inquiry.asksWho && !commit.id.isEmpty
    let manifest = authority?.manifest ?? policy.manifest
    let judged = isJudged ? tree : nil
    let before = try commit.governing.map { (source) throws(Unreadable) in try snapshot.opening(source) }
    let items = judged.map { ChangedItems(manifest: manifest, layout: layout, tree: $0, base: before) }
    let reviews = try judged.map { (tree) throws(Unreadable) in
      try search.changes(
        in: commit, by: (manifest, authority?.people ?? policy.people), tree, before: before)
    }
    var changed: [BatchChange] = []
    var calibrations: [ChangedCalibration] = []
    let signer = authority?.signer(of: commit.signature)
    if let authority, let judged {
      changed = try batches.changes(in: commit, authority, judged, before: before)
      calibrations = try batches.calibrations(in: commit, authority, judged, by: signer)
    }
    return CommitContext(
      inForce: inForce, brought: brought, layout: layout, tree: tree, before: before,
      signer: signer, isJudged: isJudged,
      items: try items?.all(in: commit, lot.people) ?? [], reviews: reviews ?? .none, batches: changed,
      calibrations: calibrations,
      trust: lot.inquiry.trust, pins: try pins.pins(for: commit, in: tree ?? snapshot, manifest, layout),
      streams: policy.manifest.streams,
      isTip: commit.id == lot.inquiry.commits.last?.id, commits: lot.inquiry.commits)
  }

  private mutating func inspect(_ commit: CommitChange, _ context: CommitContext) throws(Unreadable) {
    let severities = context.authority?.severities ?? policy.severities
    for rule in judge.rules.commits {
      try findings.hear(rule, as: severities.severity(of: rule)) { (findings) throws(Unreadable) in
        try rule.inspect(commit, in: context, &findings)
      }
    }
  }

  private mutating func inspectContent(of commit: CommitChange, _ layout: Layout) throws(Unreadable) {
    guard !commit.id.isEmpty else { return }
    for change in commit.everyChange {
      guard let entry = change.new, try snapshot.entry(at: entry.path) != entry else { continue }
      var own = Findings()
      try judge.inspect(entry, at: layout.place(of: entry.path), snapshot, policy, isFixed: true, &own)
      findings.append(own.all.map { $0.in(commit: commit.id) })
    }
  }

  private mutating func inspectKept(of commit: CommitChange, _ context: CommitContext) throws(Unreadable) {
    guard context.isJudged, let authority = context.authority else { return }
    var own = authority
    let changesManifest = commit.changes.contains { $0.path == Layout.manifestPath }
    if commit.isOnChain, changesManifest, let source = commit.source {
      own = try governance.policy(of: source) ?? authority
    }
    try kept.inspect(commit, context, authority, own: own, &findings)
  }

  /// Asks the rules of safety about folders as one commit has them, and the newest tree has not.
  private mutating func inspectFolders(of commit: CommitChange, _ layout: Layout) throws(Unreadable) {
    let folders = lot.passing.folders(of: commit)
    guard !folders.isEmpty, let source = commit.source else { return }
    let tree = try snapshot.opening(source)
    let inForce = Policy(manifest: policy.manifest, people: policy.people, layout: layout, severities: .defaults)
    for folder in folders.sorted() {
      var own = Findings()
      try judge.inspect(folder: folder, tree, inForce, &own) { type(of: $0).isSafety }
      findings.append(own.all.map { $0.in(commit: commit.id) })
    }
  }
}

/// What the workers that judge commits share.
struct CommitLot: Sendable {
  let judge: Judge
  let inquiry: Inquiry
  let policy: Policy
  let passing: PassingFolders
  let people = ItemPeople()
}

/// What is to be known of a commit for all of them together.
struct CommitNote: Sendable {
  let isJudged: Bool
  /// The policy by which it was judged; nil where there was none.
  let authority: PolicyInForce?
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

  init(_ context: CommitContext, freezes: [Freeze], listings: [Listing]) {
    self.freezes = freezes
    self.listings = listings
    signer = context.signer?.person.id
    isJudged = context.isJudged
    authority = context.authority
    layout = context.layout
    records = context.reviews.records
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
