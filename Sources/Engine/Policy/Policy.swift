import Dataset
import Diagnostics
import Documents
import Schema

/// The policy as one snapshot has it: manifest and people at once, a stream when it is asked for.
struct Policy {
  let manifest: Manifest
  let people: People
  let layout: Layout
  let severities: Severities

  /// Reads manifest and people; nil, with findings, where the manifest cannot be used.
  ///
  /// - Throws: ``Unreadable`` where the snapshot holds no manifest at all, or cannot be read.
  static func read(
    _ snapshot: any Snapshot, rules: RuleSet, schemas: OwnSchemas, _ findings: inout Findings
  ) throws(Unreadable) -> Policy? {
    guard let bytes = try snapshot.file(at: Layout.manifestPath) else { throw .noManifest }
    let reading = FileReading(rules: rules, schemas: schemas, severities: .defaults)
    guard let document = reading.ownFile(.manifest, bytes, at: Layout.manifestPath, &findings) else { return nil }
    let manifest = Manifest(document)
    let severities = Severities(manifest)
    let people = try Self.people(
      of: manifest, snapshot, FileReading(rules: rules, schemas: schemas, severities: severities), &findings)
    return Policy(manifest: manifest, people: people, layout: manifest.layout, severities: severities)
  }

  /// This policy's streams and files, with the people of the one before, and of the weights of both the stricter ones:
  /// a lowering does not serve what brings it, and a raising counts at once.
  func withRights(of other: PolicyInForce) -> Policy {
    Policy(
      manifest: manifest, people: other.people, layout: layout, severities: severities.orStricter(other.severities))
  }

  private static func people(
    of manifest: Manifest, _ snapshot: any Snapshot, _ reading: FileReading, _ findings: inout Findings
  ) throws(Unreadable) -> People {
    let path = manifest.peoplePath
    guard let bytes = try snapshot.file(at: path) else {
      if let rule = reading.rules.ownFiles[.people] {
        findings.hear(rule, as: .error) { $0.add(.noPeople, to: path) }
      }
      return People(path: path)
    }
    guard let document = reading.ownFile(.people, bytes, at: path, &findings) else { return People(path: path) }
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
