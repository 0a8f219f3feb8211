import Diagnostics
import Documents
import Schema

/// Holds groups of cases against their schemas, and counts.
struct SchemaTestRun {
  let library: SchemaLibrary
  let assertsFormats: Bool
  private(set) var findings: [Finding] = []
  private(set) var cases = 0
  private(set) var passed = 0

  private static let rule: RuleID = "schema/test"
  private static let schemaRule: RuleID = "policy/schema"

  init(library: SchemaLibrary, assertsFormats: Bool) {
    self.library = library
    self.assertsFormats = assertsFormats
  }

  /// Runs a group; its cases fail where its schema cannot be used.
  ///
  /// - Throws: ``Failure`` where a schema that it refers to cannot be read.
  mutating func hold(_ group: SchemaTestGroup, of file: SchemaTestFile) throws(Failure) {
    cases += group.cases.count
    let library = library
    do throws(SchemaError) {
      let schema = try Schema.compile(
        Document(part: group.schema), at: file.uri, assertingFormats: assertsFormats
      ) { library.document(at: $0) }
      var evaluator = Evaluator(schema)
      for test in group.cases { hold(test, of: group, file, evaluator: &evaluator) }
    } catch {
      if let failure = library.failure { throw failure }
      for problem in error.problems { report(problem, in: group, file) }
    }
  }

  private mutating func hold(
    _ test: SchemaTestCase, of group: SchemaTestGroup, _ file: SchemaTestFile, evaluator: inout Evaluator
  ) {
    let violations = evaluator.violations(in: Document(part: test.data))
    guard let message = Self.message(test, violations) else {
      passed += 1
      return
    }
    let name = "\(group.description.shown(limit: 120)): \(test.description.shown(limit: 120))"
    // A value that is refused shows where; one that is accepted, where the file says that it must not be.
    let mark = violations.first?.mark ?? test.expectation
    var location = Location(path: file.path, line: Int(mark.line), column: Int(mark.column))
    location.pointer = test.data.pointer + (violations.first?.pointer ?? "")
    findings.append(
      Finding(
        rule: Self.rule, severity: .error, location: location,
        message: Finding.Message("\(name): \(message)", help: violations.first?.help ?? "")))
  }

  /// What is wrong with the outcome of a case; nil where nothing is.
  private static func message(_ test: SchemaTestCase, _ violations: [Violation]) -> String? {
    let first = violations.first?.message ?? ""
    let more = violations.count > 1 ? " (and \(violations.count - 1) more)" : ""
    if !violations.isEmpty, violations.allSatisfy({ $0.kind == .undecided }) { return "undecided: \(first)\(more)" }
    if test.isValid { return violations.isEmpty ? nil : "must be valid, but is refused: \(first)\(more)" }
    if violations.isEmpty { return "must be refused, but is valid" }
    guard let pointer = test.pointer, !violations.contains(where: { $0.pointer == pointer }) else { return nil }
    return "must be refused at `\(pointer.shown())`, but is refused elsewhere: \(first)\(more)"
  }

  private mutating func report(_ problem: SchemaProblem, in group: SchemaTestGroup, _ file: SchemaTestFile) {
    let isOwn = problem.source.isEmpty
    var location = Location(
      path: isOwn ? file.path : library.path(of: problem.source), line: Int(problem.mark.line),
      column: Int(problem.mark.column))
    location.pointer = (isOwn ? group.schema.pointer : "") + problem.pointer
    findings.append(
      Finding(
        rule: Self.schemaRule, severity: .error, location: location,
        message: Finding.Message(
          "\(group.description.shown(limit: 120)): \(problem.message)", help: problem.help)))
  }
}
