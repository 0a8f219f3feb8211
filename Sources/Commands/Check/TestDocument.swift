import Builtin
import Diagnostics
import Documents
import Schema

/// A file of cases, of schemas or of checks, as it was read.
struct TestDocument {
  /// The path as it was given.
  let path: String
  let document: Document

  /// What a file of cases is, by its shape: in a folder, whatever has another may lie beside.
  struct Kind {
    /// The schema of such files, under `Templates/schemas`.
    let schema: Schema
    let isMember: @Sendable (Node) -> Bool

    init(_ name: String, isMember: @escaping @Sendable (Node) -> Bool) {
      let path = "Templates/schemas/\(name).yaml"
      // The bytes are part of the program, and a test compiles them.
      guard let bytes = Builtin.file(at: path)?.bytes, let document = Document.read(bytes, as: .yaml).document,
        let schema = try? Schema.compile(document)
      else { preconditionFailure("\(path) does not compile") }
      self.schema = schema
      self.isMember = isMember
    }
  }

  /// The file of cases at a path, or all those in the folder there.
  ///
  /// - Throws: ``Failure`` where a file cannot be read or has not the shape of its kind.
  static func all(_ kind: Kind, at path: String, _ session: Session) throws(Failure) -> [TestDocument] {
    guard FileSystem.isDirectory(session.absolute(path)) else {
      return [try TestDocument(path: path, document: Document.trusted(at: path, session)).held(to: kind)]
    }
    var files: [TestDocument] = []
    for name in try FileSystem.names(in: session.absolute(path)) where !name.hasPrefix(".") {
      let child = path.hasSuffix("/") ? path + name : "\(path)/\(name)"
      if FileSystem.isDirectory(session.absolute(child)) {
        files += try all(kind, at: child, session)
      } else if Format(fileName: name) != nil {
        let file = TestDocument(path: child, document: try Document.trusted(at: child, session))
        if kind.isMember(file.document.root) { files.append(try file.held(to: kind)) }
      }
    }
    return files
  }

  private func held(to kind: Kind) throws(Failure) -> TestDocument {
    var evaluator = Evaluator(kind.schema)
    guard let violation = evaluator.violations(in: document).first else { return self }
    throw Failure(
      "\(path.shown(limit: 200)):\(violation.mark.line):\(violation.mark.column): \(violation.message)",
      help: violation.help)
  }
}
