import Dataset
import Diagnostics

extension Judge {
  /// Looks at every new commit, oldest first, each by the policy in force before it.
  ///
  /// What a later commit takes back stays in the history: the rules of safety are asked about every state of a file
  /// that is not in the newest tree.
  ///
  /// - Returns: the items that the commits bring and that must be approved, and whom they list as authors without a
  ///   word of theirs.
  func inspectCommits(
    of inquiry: Inquiry, _ source: any SnapshotSource, _ snapshot: any Snapshot, _ policy: Policy,
    _ governance: Governance, _ trail: inout AuditTrail?, _ freezes: inout [Freeze], _ findings: inout Findings
  ) async throws(Unreadable) -> (landings: Landings, listings: Listings) {
    var landings = Landings()
    guard !inquiry.commits.isEmpty else { return (landings, Listings()) }
    let lot = CommitLot(
      judge: self, inquiry: inquiry, policy: policy, passing: try PassingFolders(inquiry.commits, snapshot))
    let portions = try await portions(of: lot, source, snapshot, governance)
    for portion in portions { findings.append(portion.findings.all) }
    let notes = portions.flatMap(\.notes)
    for (commit, note) in zip(inquiry.commits, notes) {
      freezes += note.freezes
      landings.note(commit, note)
      trail?.note(commit, note)
    }
    return (landings, Listings(inquiry.commits, notes))
  }

  /// How many portions there are for each worker, so that none waits long for another. Where a portion begins, the
  /// states of items before it must be read once more.
  private static let portionsPerWorker = 4

  /// Judges commits on several workers where there are many; what came of them is in the order of the commits.
  private func portions(
    of lot: CommitLot, _ source: any SnapshotSource, _ snapshot: any Snapshot, _ governance: Governance
  ) async throws(Unreadable) -> [CommitPortion] {
    let count = lot.inquiry.commits.count
    guard count > fewestCommits, workers > 1 else {
      return [try CommitPortion(0..<count, of: lot, snapshot, governance)]
    }
    let size = max(fewestCommits, count / (workers * Self.portionsPerWorker) + 1)
    let known = governance.policies
    let results = await withTaskGroup(of: (Int, Result<CommitPortion, Unreadable>).self) { group in
      for start in stride(from: 0, to: count, by: size) {
        group.addTask { (start, CommitPortion.result(start..<min(start + size, count), of: lot, source, known)) }
      }
      return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    // Where several cannot be judged, the oldest is named, as if they were judged one after the other.
    return try results.sorted { $0.key < $1.key }.map { (result) throws(Unreadable) in try result.value.get() }
  }

  /// Looks at commits of which nothing is known but what breaks their format.
  func inspectDefects(of commits: [CommitChange], _ findings: inout Findings) throws(Unreadable) {
    for commit in commits {
      for rule in rules.commits {
        try findings.hear(rule, as: type(of: rule).severity) { (findings) throws(Unreadable) in
          try rule.inspect(.unread(commit), &findings)
        }
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
