import Documents

/// A file of schema tests.
struct SchemaTestFile {
  /// The path as it was given.
  let path: String
  /// The URI that references in the file are relative to.
  let uri: String
  let groups: [SchemaTestGroup]

  private init(_ file: TestDocument, _ session: Session) {
    path = file.path
    uri = session.absolute(path).fileURI
    groups = file.document.root.elements.compactMap { SchemaTestGroup($0) }
  }

  /// The test file at a path, or all those in the folder there.
  ///
  /// - Throws: ``Failure`` where a file cannot be read or is no test file.
  static func all(at path: String, _ session: Session) throws(Failure) -> [SchemaTestFile] {
    try TestDocument.all(kind, at: path, session).map { SchemaTestFile($0, session) }
  }

  /// A list is a test file; a mapping is a schema, or something else that lies beside.
  private static let kind = TestDocument.Kind("schema-test") { $0.kind == .sequence }
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
