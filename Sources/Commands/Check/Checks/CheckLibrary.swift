import Checks
import Dataset
import Diagnostics
import Documents
import Engine
import Schema

/// The checks that files of cases name; each file of checks is read once.
final class CheckLibrary {
  private let session: Session
  private var known: [String: TestedChecks] = [:]

  init(_ session: Session) {
    self.session = session
  }

  /// The checks that a file of cases is about.
  ///
  /// - Throws: ``Failure`` where they cannot be read, or where nothing says which type of item they are for.
  func checks(of file: ChecksTestFile) throws(Failure) -> TestedChecks {
    guard let path = file.checks.string else {
      let schema = file.schema.map { Document(part: $0) }
      let type = try type(of: file, by: schema)
      return TestedChecks(Document(part: file.checks), in: file.path, of: type, by: schema, below: file.checks.pointer)
    }
    let folder = FileSystem.parent(of: file.path)
    let checksPath = path.hasPrefix("/") || folder.isEmpty ? path.withoutDetours : "\(folder)/\(path)".withoutDetours
    let schema = try schema(of: file, beside: checksPath)
    let type = try type(of: file, by: schema)
    // A file of cases that says more than the path asks about other checks.
    let key = "\(file.schema == nil ? "" : file.path)\n\(type)\n\(session.absolute(checksPath))"
    if let checks = known[key] { return checks }
    let checks = TestedChecks(try Document.trusted(at: checksPath, session), in: checksPath, of: type, by: schema)
    known[key] = checks
    return checks
  }

  /// The stream's schema: in the file of cases, or beside the checks; nil where there is none.
  private func schema(of file: ChecksTestFile, beside checks: String) throws(Failure) -> Document? {
    if let schema = file.schema { return Document(part: schema) }
    let stream = StreamFolder(FileSystem.parent(of: checks))
    for path in [stream.schema(.yaml), stream.schema(.json)] where FileSystem.exists(session.absolute(path)) {
      return try Document.trusted(at: path, session)
    }
    return nil
  }

  private func type(of file: ChecksTestFile, by schema: Document?) throws(Failure) -> String {
    let constant = schema?.root["properties"]?["type"]?["const"]
    if let type = file.type ?? constant { return type.text }
    throw Failure(
      "\(file.path.shown(limit: 200)):\(file.checks.mark.line):\(file.checks.mark.column): "
        + "nothing says for which type of item the checks are",
      help: "add `type:` with the type of the stream's items")
  }
}

/// Checks under test: compiled, or what is wrong with them.
struct TestedChecks {
  /// The file that they stand in, by a path as a person would write it.
  let path: String
  /// The type of item that their ids begin with.
  let type: String
  /// Those of the file, and those that it takes in.
  let checks: CheckSet
  let problems: [Finding]

  private static let shapeRule: RuleID = "policy/checks-file"
  private static let compilationRule: RuleID = "policy/checks"

  /// - Parameter pointer: where the checks stand in their file.
  init(
    _ document: Document, in path: String, of type: String, by schema: Document?, below pointer: String = ""
  ) {
    self.path = path
    self.type = type
    func problem(_ rule: RuleID, _ message: Finding.Message, at mark: Mark, in place: String) -> Finding {
      Finding(
        rule: rule, severity: .error,
        location: Location(path: path, line: Int(mark.line), column: Int(mark.column), pointer: pointer + place),
        message: message)
    }
    var evaluator = Evaluator(OwnSchemas.builtin[.checks])
    let violations = evaluator.violations(in: document)
    guard violations.isEmpty else {
      checks = .none
      problems = violations.map {
        problem(Self.shapeRule, Finding.Message($0.message, help: $0.help), at: $0.mark, in: $0.pointer)
      }
      return
    }
    let compilation = CheckSet.compile(document, for: type, schema: schema) { SharedChecks.builtin[$0] }
    checks = compilation.checks
    problems = compilation.problems.map {
      problem(Self.compilationRule, Finding.Message($0.message, help: $0.help), at: $0.mark, in: $0.pointer)
    }
  }

  /// The ids of all of them.
  var ids: [RuleID] { checks.terms.map(\.id) }

  /// Those that stand in the file itself.
  var own: [RuleID] { ids.filter { $0.group == type } }

  /// The check of a name or an id; nil where there is none.
  func check(_ name: String) -> RuleID? {
    let id = name.contains("/") ? name : "\(type)/\(name)"
    return ids.first { $0.name == id }
  }

  /// A check's name as a file of cases writes it.
  func name(of id: RuleID) -> String {
    id.group == type ? String(id.name.dropFirst(type.count + 1)) : id.name
  }
}

extension String {
  /// The path without `.` and without what `..` takes back.
  fileprivate var withoutDetours: String {
    var parts: [Substring] = []
    for part in split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    return (hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }
}
