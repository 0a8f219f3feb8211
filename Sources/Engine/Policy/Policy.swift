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
  func stream(_ policy: StreamPolicy, _ snapshot: any Snapshot) throws(Unreadable) -> StreamState {
    var versions: [Version] = []
    for entry in try snapshot.entries(in: policy.files.rubrics) ?? [] where entry.isFile {
      guard case .stream(_, .rubric(let version)) = layout.place(of: entry.path) else { continue }
      versions.append(version)
    }
    let item = try schema(at: [policy.files.schema(.yaml), policy.files.schema(.json)], snapshot)
    let judgement = try schema(at: [policy.files.judgementSchema], snapshot)
    return StreamState(
      policy: policy, schemaPath: item?.path, schema: item?.schema, judgementPath: judgement?.path,
      judgementSchema: judgement?.schema,
      brokenSchemas: [item, judgement].compactMap { $0 }.filter { !$0.problems.isEmpty }
        .map { BrokenSchema(path: $0.path, problems: $0.problems) },
      rubrics: versions.sorted())
  }

  /// The schema of a stream's judgements; nil where there is none that can be used.
  func judgementSchema(of policy: StreamPolicy, _ snapshot: any Snapshot) throws(Unreadable) -> Schema? {
    try schema(at: [policy.files.judgementSchema], snapshot)?.schema
  }

  /// The first schema of these paths that is there; nil where there is none.
  private func schema(
    at paths: [String], _ snapshot: any Snapshot
  ) throws(Unreadable) -> (path: String, schema: Schema?, problems: [SchemaProblem])? {
    for path in paths {
      guard let bytes = try snapshot.file(at: path) else { continue }
      let reading = Document.read(bytes, as: path.hasSuffix(".json") ? .json : .yaml, limits: .item)
      // What is wrong with the text itself is found when the file is read as a document.
      guard let document = reading.document else { return (path, nil, []) }
      do throws(SchemaError) {
        return (path, try Schema.compile(document, assertingFormats: manifest.assertsFormats), [])
      } catch {
        return (path, nil, error.problems)
      }
    }
    return nil
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
