import Builtin
import Checks
import Dataset
import Documents
import Engine

extension Checkout {
  /// A stream's checks as its files in the work tree have them; none where there is no file of them, or one that cannot
  /// be read.
  func checks(of stream: StreamPolicy) -> CheckCompilation {
    guard let document = try? Self.document("\(root)/\(stream.files.checks)") else { return .none }
    let schema = [Format.yaml, .json].lazy.compactMap { format in
      (try? FileSystem.read("\(root)/\(stream.files.schema(format))"))
        .flatMap { Document.read($0, as: format).document }
    }.first
    return CheckSet.compile(document, for: stream.type, schema: schema) { SharedChecks.builtin[$0] }
  }
}

extension StreamTemplate {
  /// Whether a file of a template, by its path in it, holds its checks.
  static func isChecks(_ path: String) -> Bool { path == StreamFolder.here.checks }

  /// The checks of a type that ships.
  static func checks(ofType type: String) -> [CheckTerms] {
    let folder = StreamFolder("Templates/streams/\(type)")
    func document(_ path: String) -> Document? {
      Builtin.file(at: path).flatMap { Document.read($0.bytes, as: .yaml).document }
    }
    guard let checks = document(folder.checks) else { return [] }
    let compilation = CheckSet.compile(checks, for: type, schema: document(folder.schema(.yaml))) {
      SharedChecks.builtin[$0]
    }
    return compilation.checks.terms
  }
}
