import Dataset
import Diagnostics
import Documents
import Engine
import Intake
import Signatures

/// What there is to say about people, schemas and rubrics of the work tree beside what a push is refused for.
struct Advice {
  private let session: Session
  private let inspector = Inspector.standard()
  /// The dataset around; nil where there is none: a schema or a rubric can be looked at anywhere.
  private let checkout: Checkout?
  private(set) var findings: [Finding] = []
  /// The files and folders among what was named that are checked like any others.
  private(set) var paths: [String] = []

  /// - Parameter subjects: streams, as STREAM or STREAM@VERSION, `people`, or files and folders; none for everything.
  /// - Throws: ``Failure`` where a name means nothing, or a file cannot be read.
  init(about subjects: [String], _ session: Session) async throws {
    self.session = session
    checkout = try? Checkout(in: session)
    for subject in subjects { try await add(subject) }
    guard subjects.isEmpty else { return }
    let checkout = try Checkout(in: session)
    try await addPeople()
    for stream in checkout.manifest.streams {
      guard let newest = checkout.rubrics(of: stream).last else { continue }
      try addRubric(newest, of: stream, checkout)
    }
  }

  private mutating func add(_ subject: String) async throws {
    let isFile = FileSystem.exists(session.absolute(subject))
    if let checkout, subject.contains("@"), !isFile {
      let (stream, version) = try checkout.rubric(subject)
      return try addRubric(version, of: stream, checkout)
    }
    if let checkout, let stream = checkout.manifest.stream(named: subject) {
      guard let newest = checkout.rubrics(of: stream).last else { throw Failure.noRubric(of: stream) }
      return try addRubric(newest, of: stream, checkout)
    }
    guard isFile else {
      guard subject != "people" else { return try await addPeople() }
      // Where there is no dataset, only a file can be meant.
      guard checkout != nil else {
        _ = try await addFile(subject)
        return
      }
      // Of what is neither a stream nor looks like a file, the streams are the better hint.
      if let checkout, !subject.contains("/"), !subject.contains(".") { _ = try checkout.stream(subject) }
      return paths.append(subject)
    }
    guard FileSystem.isDirectory(session.absolute(subject)) else {
      if try await !addFile(subject) { paths.append(subject) }
      return
    }
    paths.append(subject)
    guard let root = checkout?.root else { return }
    for path in try await session.listFiles([subject]) where place(of: "\(root)/\(path)")?.isAdvised ?? false {
      _ = try await addFile("\(root)/\(path)", as: path)
    }
  }

  private mutating func addPeople() async throws {
    findings += try inspector.findings(inPeopleOf: try await session.intake.workTree())
  }

  /// Looks at one file as a rubric, a schema or the people file.
  ///
  /// - Returns: whether it is one.
  private mutating func addFile(_ file: String, as name: String? = nil) async throws -> Bool {
    let place = place(of: session.absolute(file))
    switch place {
    case .people: try await addPeople()
    case .stream(let name, .rubric(let version)):
      guard let checkout else { return false }
      try addRubric(version, of: checkout.stream(name), checkout)
    case .stream(_, .schema), .stream(_, .judgementSchema): try addSchema(file, as: name ?? file)
    case nil, .other:
      guard let format = Format(fileName: file) else {
        guard place == nil else { return false }
        throw Failure("\(file.shown(limit: 200)) is neither .yaml nor .json", help: "rename the file")
      }
      let bytes = try FileSystem.read(session.absolute(file))
      let root = Document.read(bytes, as: format, limits: .item).document?.root
      guard root?["criteria"] == nil else {
        findings += inspector.findings(inRubric: bytes, at: file)
        return true
      }
      guard place == nil || root.map(\.isSchema) ?? true else { return false }
      try addSchema(file, as: name ?? file)
    default: return false
    }
    return true
  }

  private mutating func addSchema(_ file: String, as name: String) throws {
    guard let format = Format(fileName: file) else { return }
    findings += inspector.findings(inSchema: try FileSystem.read(session.absolute(file)), at: name, as: format)
  }

  /// Looks at a rubric, and at what people said under it by the last commit.
  private mutating func addRubric(_ version: Version, of stream: StreamPolicy, _ checkout: Checkout) throws {
    let path = stream.files.rubric(version)
    let bytes = try FileSystem.read("\(checkout.root)/\(path)")
    findings += inspector.findings(inRubric: bytes, at: path, of: stream.name, by: checkout.manifest)
    guard let dataset = try? CommittedDataset(in: session),
      let rated = try Self.rated(bytes, at: path, of: stream.name, in: dataset)
    else { return }
    findings += inspector.findings(inRated: rated, by: checkout.manifest)
  }

  /// A rubric with what was said under it by the last commit; nil where it cannot be read, or nothing scores it.
  private static func rated(
    _ bytes: [UInt8], at path: String, of stream: String, in dataset: CommittedDataset
  ) throws -> RatedRubric? {
    guard let document = Document.read(bytes, as: .yaml, limits: .item).document,
      let policy = dataset.manifest.stream(named: stream)
    else { return nil }
    return try RatedRubric(
      Rubric(document), at: path, of: policy, dataset.manifest, dataset.keys, in: dataset.tree
    ) { ContentDigest.sha256($0) }
  }

  /// What a file means in the dataset around; nil outside of it.
  private func place(of file: String) -> Place? {
    guard let checkout, let path = FileSystem.resolved(file), let root = FileSystem.resolved(checkout.root),
      path.hasPrefix("\(root)/")
    else { return nil }
    return checkout.manifest.layout.place(of: String(path.dropFirst(root.count + 1)))
  }
}

extension Place {
  /// Whether more is said about it than a check says.
  fileprivate var isAdvised: Bool {
    switch self {
    case .people, .stream(_, .rubric), .stream(_, .schema), .stream(_, .judgementSchema): true
    default: false
    }
  }
}

extension Node {
  /// Whether it reads like a schema, outside the places where one is.
  fileprivate var isSchema: Bool {
    ["$schema", "$ref", "$defs", "type", "properties", "allOf", "anyOf", "oneOf", "enum", "const"]
      .contains { self[$0] != nil }
  }
}
