import Checks
package import Dataset
import Diagnostics
import Documents
import Schema

/// The policy as one tree has it: manifest and people at once, a stream when it is asked for.
///
/// A commit is judged by the policy of the state before it, so that nothing judges itself.
package struct Policy: Sendable {
  package let manifest: Manifest
  /// Nobody where the file could not be used.
  package let people: People
  package let layout: Layout
  let severities: Severities
  /// The keys of the people and of forges.
  let keys: PolicyKeys

  /// - Parameters:
  ///   - keys: reads the people's keys.
  package init(_ manifest: Manifest, people: People, reading keys: KeyReading) {
    self.init(manifest, people: people, severities: Severities(manifest), PolicyKeys(manifest, people, keys))
  }

  private init(_ manifest: Manifest, people: People, severities: Severities, _ keys: PolicyKeys) {
    self.manifest = manifest
    self.people = people
    layout = manifest.layout
    self.severities = severities
    self.keys = keys
  }

  /// Reads manifest and people; nil, with findings, where the manifest cannot be used.
  ///
  /// - Throws: ``Unreadable`` where the snapshot holds no manifest at all, or cannot be read.
  static func read(
    _ snapshot: any Snapshot, by inspector: Inspector, _ findings: inout Findings
  ) throws(Unreadable) -> Policy? {
    guard let bytes = try snapshot.file(at: Layout.manifestPath) else { throw .noManifest }
    let reading = inspector.reading(weighing: .defaults)
    guard let document = reading.ownFile(.manifest, bytes: bytes, at: Layout.manifestPath, &findings) else {
      return nil
    }
    let manifest = Manifest(document)
    let people = try people(of: manifest, in: snapshot, inspector.reading(weighing: Severities(manifest)), &findings)
    return Policy(manifest, people: people, reading: inspector.keys)
  }

  /// This policy's streams and files, with the people of the one before, and of the weights of both the stricter ones:
  /// a lowering does not serve what brings it, and a raising counts at once.
  func withRights(of other: Policy) -> Policy {
    Policy(manifest, people: other.people, severities: severities.orStricter(other.severities), other.keys)
  }

  private static func people(
    of manifest: Manifest, in snapshot: any Snapshot, _ reading: FileReading, _ findings: inout Findings
  ) throws(Unreadable) -> People {
    let path = manifest.peoplePath
    guard let bytes = try snapshot.file(at: path) else {
      if let rule = reading.rules.ownFiles[.people] {
        findings.hear(rule, as: .error) { $0.add(.noPeople, to: path) }
      }
      return People(path: path)
    }
    guard let document = reading.ownFile(.people, bytes: bytes, at: path, &findings) else { return People(path: path) }
    return People(document, path: path)
  }

  /// A stream's schema and rubric versions.
  ///
  /// - Parameter shared: finds the checks that several streams share, by their name.
  func stream(
    _ policy: StreamPolicy, _ snapshot: any Snapshot, sharing shared: SharedChecks
  ) throws(Unreadable) -> StreamState {
    var versions: [Version] = []
    for entry in try snapshot.entries(in: policy.files.rubrics) ?? [] where entry.isFile {
      guard case .stream(_, .rubric(let version)) = layout.place(of: entry.path) else { continue }
      versions.append(version)
    }
    let item = try schema(at: [policy.files.schema(.yaml), policy.files.schema(.json)], snapshot)
    let judgement = try schema(at: [policy.files.judgementSchema], snapshot)
    let checks = try checks(of: policy, by: item?.document, snapshot, sharing: shared)
    return StreamState(
      policy: policy, schemaPath: item?.path, schema: item?.schema, judgementPath: judgement?.path,
      judgementSchema: judgement?.schema,
      brokenSchemas: [item, judgement].compactMap { $0 }.filter { !$0.problems.isEmpty }
        .map { BrokenSchema(path: $0.path, problems: $0.problems) },
      checks: checks.checks, checkProblems: checks.problems, rubrics: versions.sorted())
  }

  /// A stream's checks; none where it has no file of them, or one that cannot be read.
  ///
  /// - Parameter schema: the stream's schema.
  private func checks(
    of policy: StreamPolicy, by schema: Document?, _ snapshot: any Snapshot, sharing shared: SharedChecks
  ) throws(Unreadable) -> CheckCompilation {
    guard let bytes = try snapshot.file(at: policy.files.checks),
      let document = Document.read(bytes, as: .yaml, limits: .item).document
    else { return .none }
    return CheckSet.compile(document, for: policy.type, schema: schema) { shared[$0] }
  }

  /// A stream's checks, where nothing else of it is asked.
  func checks(
    of policy: StreamPolicy, _ snapshot: any Snapshot, sharing shared: SharedChecks
  ) throws(Unreadable) -> CheckSet {
    let schema = try schema(at: [policy.files.schema(.yaml), policy.files.schema(.json)], snapshot)
    return try checks(of: policy, by: schema?.document, snapshot, sharing: shared).checks
  }

  /// The schema of a stream's judgements; nil where there is none that can be used.
  func judgementSchema(of policy: StreamPolicy, _ snapshot: any Snapshot) throws(Unreadable) -> Schema? {
    try schema(at: [policy.files.judgementSchema], snapshot)?.schema
  }

  /// The first schema of these paths that is there; nil where there is none.
  private func schema(
    at paths: [String], _ snapshot: any Snapshot
  ) throws(Unreadable) -> (path: String, document: Document?, schema: Schema?, problems: [SchemaProblem])? {
    for path in paths {
      guard let bytes = try snapshot.file(at: path) else { continue }
      let reading = Document.read(bytes, as: path.hasSuffix(".json") ? .json : .yaml, limits: .item)
      // What is wrong with the text itself is found when the file is read as a document.
      guard let document = reading.document else { return (path, nil, nil, []) }
      do throws(SchemaError) {
        return (path, document, try Schema.compile(document, assertingFormats: manifest.assertsFormats), [])
      } catch {
        return (path, nil, nil, error.problems)
      }
    }
    return nil
  }
}

/// Finds the policy in force for one commit after the other; each policy is read once, however many commits it governs.
struct Governance {
  private let inspector: Inspector
  /// Opens further trees of the same repository.
  let snapshot: any Snapshot
  /// Those that were read so far.
  private(set) var policies: Policies

  /// Policies by the contents that make them, which are the manifest and the people file that it names.
  struct Policies: Sendable {
    /// By the ids of their files; nil for one that cannot be used.
    fileprivate var manifests: [String: Manifest?] = [:]
    fileprivate var inForce: [Files: Policy] = [:]

    init() {}
  }

  /// The contents that make a policy, by their ids.
  fileprivate struct Files: Hashable, Sendable {
    let manifest: String
    let people: String?
  }

  /// - Parameter policies: those that are known already.
  init(inspector: Inspector, snapshot: any Snapshot, _ policies: Policies = Policies()) {
    self.inspector = inspector
    self.snapshot = snapshot
    self.policies = policies
  }

  /// The policy of a tree; nil where it has no manifest that can be used.
  mutating func policy(of source: any SnapshotSource) throws(Unreadable) -> Policy? {
    let tree = try snapshot.opening(source)
    guard let entry = try tree.entry(at: Layout.manifestPath), entry.isFile, let id = entry.id else { return nil }
    guard let manifest = try manifest(id, in: tree) else { return nil }
    let files = Files(manifest: id, people: try tree.entry(at: manifest.peoplePath)?.id)
    if let known = policies.inForce[files] { return known }
    let people = try inspector.people(of: manifest, in: tree)
    let policy = Policy(manifest, people: people, reading: inspector.keys)
    policies.inForce[files] = policy
    return policy
  }

  private mutating func manifest(_ id: String, in tree: any Snapshot) throws(Unreadable) -> Manifest? {
    if let known = policies.manifests[id] { return known }
    let manifest = try inspector.manifest(in: tree)
    policies.manifests[id] = .some(manifest)
    return manifest
  }

  /// The policy of a tree with the files that it held for; nil where it has no manifest that can be used.
  mutating func base(_ source: any SnapshotSource) throws(Unreadable) -> DatasetState? {
    guard let policy = try policy(of: source) else { return nil }
    return DatasetState(try snapshot.opening(source), policy)
  }
}

extension Unreadable {
  static let noManifest = Unreadable(
    Layout.manifestPath, reason: "there is no dataset.yaml at the root, so this is no dataset",
    help: "make one with `git dataset init NAME`, or go to the repository that holds the dataset")
}

extension Finding.Message {
  fileprivate static let noPeople = Finding.Message(
    "the people file that the manifest names does not exist", help: "add it, or correct `people:` in dataset.yaml")
}
