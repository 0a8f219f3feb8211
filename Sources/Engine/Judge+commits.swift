import Dataset
import Diagnostics

extension Judge {
  /// Looks at every new commit, oldest first, each by the policy in force before it.
  ///
  /// What a later commit takes back stays in the history: the rules of safety are asked about every state of a file
  /// that is not in the newest tree.
  ///
  /// - Returns: the items that the commits bring and that must be approved.
  func inspectCommits(
    of inquiry: Inquiry, _ snapshot: any Snapshot, _ policy: Policy, _ governance: inout Governance,
    _ trail: inout AuditTrail?, _ findings: inout Findings
  ) throws(Unreadable) -> Landings {
    var landings = Landings()
    guard !inquiry.commits.isEmpty else { return landings }
    var pins = BatchPins(policy: policy, rules: rules, schemas: schemas)
    var search = RecordSearch(judge: self)
    var people = ItemPeople()
    let passing = try PassingFolders(inquiry.commits, snapshot)
    for commit in inquiry.commits {
      let context = try context(of: commit, in: inquiry, policy, snapshot, &governance, &pins, &search, &people)
      try inspect(commit, context, policy, &findings)
      try inspectContent(of: commit, context.layout, snapshot, policy, &findings)
      try inspectFolders(passing.folders(of: commit), of: commit, context.layout, snapshot, &findings)
      landings.note(commit, context)
      trail?.note(commit, context)
    }
    return landings
  }

  private func context(
    of commit: CommitChange, in inquiry: Inquiry, _ policy: Policy, _ snapshot: any Snapshot,
    _ governance: inout Governance, _ pins: inout BatchPins, _ search: inout RecordSearch,
    _ people: inout ItemPeople
  ) throws(Unreadable) -> CommitContext {
    let inForce = try commit.governing.flatMap { (source) throws(Unreadable) in try governance.policy(of: source) }
    if inquiry.asksWho, inForce == nil, commit.governing != nil { throw .lawless(commit.id) }
    // The first commit of all is judged by the policy that it brings.
    let own = inForce == nil && commit.parents.isEmpty ? commit.source : nil
    let brought = try own.flatMap { (source) throws(Unreadable) in try governance.policy(of: source) }
    let authority = inForce ?? brought
    let layout = authority?.layout ?? policy.layout
    let tree = try commit.source.map { (source) throws(Unreadable) in try snapshot.opening(source) }
    let isJudged = inquiry.asksWho && !commit.id.isEmpty
    let manifest = authority?.manifest ?? policy.manifest
    let judged = isJudged ? tree : nil
    let items = judged.map { ChangedItems(manifest: manifest, layout: layout, tree: $0) }
    let before = try commit.governing.map { (source) throws(Unreadable) in try snapshot.opening(source) }
    let reviews = try judged.map { (tree) throws(Unreadable) in
      try search.changes(in: commit, manifest, tree, before: before)
    }
    return CommitContext(
      inForce: inForce, brought: brought, layout: layout, tree: tree, before: before,
      signer: authority?.signer(of: commit.signature), isJudged: isJudged,
      items: try items?.all(in: commit, &people) ?? [], reviews: reviews ?? .none, trust: inquiry.trust,
      pins: try pins.pins(for: commit, snapshot), streams: policy.manifest.streams,
      isTip: commit.id == inquiry.commits.last?.id, commits: inquiry.commits)
  }

  /// Looks at commits of which nothing is known but what breaks their format.
  func inspectDefects(of commits: [CommitChange], _ findings: inout Findings) throws(Unreadable) {
    let context = CommitContext(
      inForce: nil, brought: nil, layout: Layout(people: "", open: [], streams: []), tree: nil, before: nil,
      signer: nil, isJudged: false, items: [], reviews: .none, trust: nil, pins: [:], streams: [], isTip: false,
      commits: commits)
    for commit in commits {
      for rule in rules.commits {
        try findings.hear(rule, as: type(of: rule).severity) { (findings) throws(Unreadable) in
          try rule.inspect(commit, in: context, &findings)
        }
      }
    }
  }

  private func inspect(
    _ commit: CommitChange, _ context: CommitContext, _ policy: Policy, _ findings: inout Findings
  ) throws(Unreadable) {
    let severities = context.authority?.severities ?? policy.severities
    for rule in rules.commits {
      try findings.hear(rule, as: severities.severity(of: rule)) { (findings) throws(Unreadable) in
        try rule.inspect(commit, in: context, &findings)
      }
    }
  }

  private func inspectContent(
    of commit: CommitChange, _ layout: Layout, _ snapshot: any Snapshot, _ policy: Policy,
    _ findings: inout Findings
  ) throws(Unreadable) {
    guard !commit.id.isEmpty else { return }
    for change in commit.changes {
      guard let entry = change.new, try snapshot.entry(at: entry.path) != entry else { continue }
      var own = Findings()
      try inspect(entry, at: layout.place(of: entry.path), snapshot, policy, in: commit.id, &own)
      findings.append(own.all.map { $0.in(commit: commit.id) })
    }
  }

  /// Asks the rules of safety about folders as one commit has them, and the newest tree has not.
  private func inspectFolders(
    _ folders: Set<String>, of commit: CommitChange, _ layout: Layout, _ newest: any Snapshot,
    _ findings: inout Findings
  ) throws(Unreadable) {
    guard !folders.isEmpty, let source = commit.source else { return }
    let snapshot = try newest.opening(source)
    for folder in folders.sorted() {
      guard let entries = try snapshot.entries(in: folder) else { continue }
      let context = DirectoryContext(path: folder, holdsItems: layout.place(of: folder + "/x.yaml").isItem)
      for rule in rules.directories where type(of: rule).isSafety {
        var own = Findings()
        own.hear(rule, as: type(of: rule).severity) { findings in rule.inspect(entries, in: context, &findings) }
        findings.append(own.all.map { $0.in(commit: commit.id) })
      }
    }
  }

  /// The manifest of a snapshot; nil where there is none that can be used.
  func manifest(in snapshot: any Snapshot) throws(Unreadable) -> Manifest? {
    guard let entry = try snapshot.entry(at: Layout.manifestPath), entry.isFile else { return nil }
    return try manifest(entry, snapshot)
  }

  /// The people of a manifest, read without judging them; nobody where the file cannot be used.
  func people(of manifest: Manifest, in snapshot: any Snapshot) throws(Unreadable) -> People {
    var ignored = Findings()
    let reading = FileReading(rules: rules, schemas: schemas, severities: .defaults)
    let path = manifest.peoplePath
    let document = try snapshot.file(at: path).flatMap { reading.ownFile(.people, $0, at: path, &ignored) }
    return document.map { People($0, path: path) } ?? People(path: path)
  }

  private func manifest(_ entry: FileEntry, _ snapshot: any Snapshot) throws(Unreadable) -> Manifest? {
    var ignored = Findings()
    let reading = FileReading(rules: rules, schemas: schemas, severities: .defaults)
    let bytes = try snapshot.bytes(of: entry)
    return reading.ownFile(.manifest, bytes, at: entry.path, &ignored).map(Manifest.init)
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

extension Finding {
  /// The finding as one of a commit that later ones follow.
  func `in`(commit: String) -> Finding {
    var location = location
    location.commit = commit
    let help = "\(message.help); do it in that commit, since history keeps what a later one takes back: git rebase -i"
    return Finding(
      rule: rule, severity: severity, location: location, message: Finding.Message(message.text, help: help))
  }
}

/// The rubric versions that batches pin, each read once.
struct BatchPins {
  let policy: Policy
  let rules: RuleSet
  let schemas: OwnSchemas
  private var known: [BatchName: Pin?] = [:]

  init(policy: Policy, rules: RuleSet, schemas: OwnSchemas) {
    self.policy = policy
    self.rules = rules
    self.schemas = schemas
  }

  /// The pins of the batches in which a commit changes items.
  mutating func pins(
    for commit: CommitChange, _ snapshot: any Snapshot
  ) throws(Unreadable) -> [BatchName: Pin] {
    var found: [BatchName: Pin] = [:]
    for change in commit.changes {
      guard let batch = policy.layout.place(of: change.path).batchOfItem else { continue }
      if known[batch] == nil { known[batch] = try .some(self.batch(batch, snapshot)?.pin) }
      found[batch] = known[batch] ?? nil
    }
    return found
  }

  /// A batch as `batch.yaml` has it; nil where there is none that can be used.
  func batch(_ name: BatchName, _ snapshot: any Snapshot) throws(Unreadable) -> Batch? {
    guard let stream = policy.manifest.stream(named: name.stream) else { return nil }
    let path = stream.batchFolder(name.batch) + "/batch.yaml"
    guard let bytes = try snapshot.file(at: path) else { return nil }
    var ignored = Findings()
    let reading = FileReading(rules: rules, schemas: schemas, severities: policy.severities)
    let document = reading.ownFile(.batch, bytes, at: path, stream: name.stream, &ignored)
    return document.map { Batch($0, name: name) }
  }
}
