import Builtin
import Diagnostics
import Documents
import Schema

/// A file of schema tests.
struct SchemaTestFile {
  /// The path as it was given.
  let path: String
  /// The URI that references in the file are relative to.
  let uri: String
  let groups: [SchemaTestGroup]

  private init(_ document: Document, at path: String, _ session: Session) {
    self.path = path
    uri = session.absolute(path).fileURI
    groups = document.root.elements.compactMap { SchemaTestGroup($0) }
  }

  /// The test file at a path, or all those in the folder there.
  ///
  /// - Throws: ``Failure`` where a file cannot be read or is no test file.
  static func all(at path: String, _ session: Session) throws(Failure) -> [SchemaTestFile] {
    guard FileSystem.isDirectory(session.absolute(path)) else { return [try read(path, session)] }
    var files: [SchemaTestFile] = []
    for name in try FileSystem.names(in: session.absolute(path)) where !name.hasPrefix(".") {
      let child = path.hasSuffix("/") ? path + name : "\(path)/\(name)"
      if FileSystem.isDirectory(session.absolute(child)) {
        files += try all(at: child, session)
      } else if Format(fileName: name) != nil {
        // A list is a test file; a mapping is a schema, or something else that lies beside.
        let document = try Document.trusted(at: child, session)
        if document.root.kind == .sequence { files.append(try checked(document, child, in: session)) }
      }
    }
    return files
  }

  private static func read(_ path: String, _ session: Session) throws(Failure) -> SchemaTestFile {
    try checked(Document.trusted(at: path, session), path, in: session)
  }

  private static func checked(
    _ document: Document, _ path: String, in session: Session
  ) throws(Failure) -> SchemaTestFile {
    var evaluator = Evaluator(schema)
    if let violation = evaluator.violations(in: document).first {
      throw Failure(
        "\(path.shown(limit: 200)):\(violation.mark.line):\(violation.mark.column): \(violation.message)",
        help: violation.help)
    }
    return SchemaTestFile(document, at: path, session)
  }

  private static let schema: Schema = {
    let path = "Templates/schemas/schema-test.yaml"
    // The bytes are part of the program, and a test compiles them.
    guard let bytes = Builtin.file(at: path)?.bytes, let document = Document.read(bytes, as: .yaml).document,
      let schema = try? Schema.compile(document)
    else { preconditionFailure("\(path) does not compile") }
    return schema
  }()
}

/// A schema with its cases.
struct SchemaTestGroup {
  let description: String
  let schema: Node
  let cases: [SchemaTestCase]

  init?(_ node: Node) {
    guard let schema = node["schema"], let tests = node["tests"] else { return nil }
    self.schema = schema
    description = node["description"]?.text ?? ""
    cases = tests.elements.compactMap { SchemaTestCase($0) }
  }
}

/// A value with what the schema must say to it.
struct SchemaTestCase {
  let description: String
  let data: Node
  /// Whether the schema must accept the value, and where the file says so.
  let isValid: Bool
  let expectation: Mark
  /// Where the schema must refuse it; nil where any place will do.
  let pointer: String?

  init?(_ node: Node) {
    guard let data = node["data"], let valid = node["valid"], let isValid = valid.boolean else { return nil }
    self.data = data
    self.isValid = isValid
    expectation = valid.mark
    description = node["description"]?.text ?? ""
    pointer = node["at"]?.text
  }
}
