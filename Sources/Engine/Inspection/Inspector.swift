package import Checks
import Dataset
import Diagnostics
import Documents
package import Statistics

/// Looks into inquiries by a set of rules: one engine for every occasion.
package struct Inspector: Sendable {
  let rules: RuleSet
  let schemas: OwnSchemas
  /// The checks that several streams share.
  let sharedChecks: SharedChecks
  let keys: KeyReading
  /// SHA-256: the engine itself knows no cryptography.
  let digest: Digest
  /// What checks digest with.
  let digests: Digests
  /// How many items are judged at once; each worker opens the snapshot for itself.
  let workers: Int
  /// The fewest commits that a worker takes at a time: so few are judged without another worker.
  let fewestCommits: Int
  let memo = ContentMemo()

  package init(
    rules: RuleSet, schemas: OwnSchemas, sharedChecks: SharedChecks, keys: KeyReading, digest: @escaping Digest,
    digests: Digests, workers: Int = 2, fewestCommits: Int = 64
  ) {
    self.rules = rules
    self.schemas = schemas
    self.sharedChecks = sharedChecks
    self.digests = digests
    self.keys = keys
    self.digest = digest
    self.workers = workers
    self.fewestCommits = fewestCommits
  }

  /// Looks into what an occasion asks: the moves of refs, then the commits, what they concern, and at last the items.
  ///
  /// - Parameter progress: told now and then how many items are done, and of how many.
  /// - Throws: ``Unreadable`` where there can be no verdict.
  package func inspect(
    _ inquiry: Inquiry, progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) async throws(Unreadable) -> Verdict {
    var findings = Findings()
    inspect(inquiry.updates, &findings)
    guard let source = inquiry.source else {
      try inspectDefects(of: inquiry.commits, &findings)
      return Verdict(findings: findings.all, items: 0)
    }
    let snapshot = try source.open()
    guard let own = try Policy.read(snapshot, by: self, &findings) else { return try Self.withoutPolicy(findings) }
    var inspection = try Inspection(of: inquiry, at: source, snapshot, having: own, findings, by: self)
    let brought = try await inspection.inspectCommits()
    let concern = try inspection.concern()
    try inspection.inspectClosedBatches(concern)
    try inspection.inspectFiles(concern)
    try inspection.inspectFolders(concern)
    try inspection.inspectPolicy(concern)
    try await inspection.inspectFreezes(brought)
    try await inspection.inspectItems(concern, brought, progress: progress)
    try inspection.inspectLandings(concern, brought)
    return Verdict(
      findings: inspection.findings.all, items: concern.scope.itemCount, audit: brought.trail?.audit(own.people, keys))
  }

  /// Without a manifest nothing was judged, so there is no pass.
  private static func withoutPolicy(_ findings: Findings) throws(Unreadable) -> Verdict {
    let verdict = Verdict(findings: findings.all, items: 0)
    guard !verdict.passes else { throw Unreadable(Layout.manifestPath, reason: "it cannot be used") }
    return verdict
  }

  private func inspect(_ updates: [RefUpdate], _ findings: inout Findings) {
    for rule in rules.updates {
      findings.hear(rule, as: type(of: rule).severity) { findings in
        for update in updates { rule.inspect(update, &findings) }
      }
    }
  }

  /// Looks at commits of which nothing is known but what breaks their format.
  private func inspectDefects(of commits: [CommitChange], _ findings: inout Findings) throws(Unreadable) {
    for commit in commits {
      for rule in rules.commits {
        try findings.hear(rule, as: type(of: rule).severity) { (findings) throws(Unreadable) in
          try rule.inspect(.unread(commit), &findings)
        }
      }
    }
  }
}

extension Inspector {
  /// The most bytes of a file that content rules read; what is larger is a finding of its own inside a stream.
  package static let contentLimit = 16 << 20

  /// The most bytes of a document that is read: of an item, and of any of the product's own files.
  package static let documentLimit = Limits.item.size

  /// The most bytes of a commit that is read; what is larger is a finding of its own.
  package static let commitLimit = 1 << 20

  /// Reads documents, and weighs what is wrong with them.
  func reading(weighing severities: Severities) -> FileReading {
    FileReading(rules: rules, schemas: schemas, severities: severities)
  }

  /// The manifest of a snapshot, read without judging it; nil where there is none that can be used.
  func manifest(in snapshot: any Snapshot) throws(Unreadable) -> Manifest? {
    guard let entry = try snapshot.entry(at: Layout.manifestPath), entry.isFile else { return nil }
    var ignored = Findings()
    let bytes = try snapshot.bytes(of: entry)
    return reading(weighing: .defaults).ownFile(.manifest, bytes: bytes, at: entry.path, &ignored).map(Manifest.init)
  }

  /// The people of a manifest, read without judging them; nobody where the file cannot be used.
  func people(of manifest: Manifest, in snapshot: any Snapshot) throws(Unreadable) -> People {
    var ignored = Findings()
    let path = manifest.peoplePath
    let document = try snapshot.file(at: path).flatMap {
      reading(weighing: .defaults).ownFile(.people, bytes: $0, at: path, &ignored)
    }
    return document.map { People($0, path: path) } ?? People(path: path)
  }
}
