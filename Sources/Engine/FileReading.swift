import Dataset
package import Diagnostics
import Documents
package import Schema

/// Reads documents of a snapshot and puts what is wrong with them into findings.
struct FileReading {
  let rules: RuleSet
  let schemas: OwnSchemas
  let severities: Severities

  /// Adds a finding for each problem of a document.
  func report(_ problems: [Problem], in path: String, _ findings: inout Findings) {
    for problem in problems {
      guard let rule = rules.documents[problem.code] else { continue }
      let location = Location(path: path, line: Int(problem.mark.line), column: Int(problem.mark.column))
      // What cannot be read is judged no further, so nothing may make less of it.
      findings.hear(rule, as: type(of: rule).severity) { findings in
        findings.add(rule.message(for: problem), at: location)
      }
    }
  }

  /// Reads a document; nil, with findings, where it cannot be trusted.
  func document(
    _ bytes: [UInt8], at path: String, format: Format, _ findings: inout Findings
  ) -> Document? {
    let reading = Document.read(bytes, as: format, limits: .item)
    report(reading.problems, in: path, &findings)
    return reading.document
  }

  /// Reads one of the product's own files and holds it against its schema; nil, with findings, where it fails.
  func ownFile(
    _ file: OwnFile, bytes: [UInt8], at path: String, stream: String? = nil, _ findings: inout Findings
  ) -> Document? {
    guard let document = document(bytes, at: path, format: .yaml, &findings) else { return nil }
    guard let rule = rules.ownFiles[file] else { return document }
    var evaluator = Evaluator(schemas[file])
    let violations = evaluator.violations(in: document)
    findings.hear(rule, as: severities.severity(of: rule, in: stream)) { findings in
      for violation in violations { findings.add(violation, in: path) }
    }
    return violations.isEmpty ? document : nil
  }
}

extension FileReading {
  /// Reads a rubric and asks the rules about it.
  ///
  /// - Parameter weight: what a rule's findings must weigh, and would weigh where no manifest said anything, for it to
  ///   be asked.
  func rubric(
    _ bytes: [UInt8], at path: String, stream: String?, atLeast weight: Severity, _ findings: inout Findings
  ) {
    guard let document = ownFile(.rubric, bytes: bytes, at: path, stream: stream, &findings) else { return }
    let rubric = Rubric(document)
    for rule in rules.rubrics {
      let severity = severities.severity(of: rule, in: stream)
      guard min(severity, max(type(of: rule).severity, .warning)) >= weight else { continue }
      findings.hear(rule, as: severity) { findings in rule.inspect(rubric, at: path, &findings) }
    }
  }

  /// Reads a batch's own file and asks the rules about it.
  ///
  /// - Parameter isClosed: whether the batch is judged by its root, so that nothing is asked that a policy weighs.
  func batch(_ bytes: [UInt8], at path: String, name: BatchName, isClosed: Bool, _ findings: inout Findings) {
    guard let document = ownFile(.batch, bytes: bytes, at: path, stream: name.stream, &findings), !isClosed else {
      return
    }
    let batch = Batch(document, name: name)
    for rule in rules.batches {
      findings.hear(rule, as: severities.severity(of: rule, in: name.stream)) { findings in
        rule.inspect(batch, in: document, at: path, &findings)
      }
    }
  }
}

extension Findings {
  /// Adds a schema's violation as it words itself.
  package mutating func add(_ violation: Violation, in path: String, atMost weight: Severity = .error) {
    add(
      Finding.Message(violation.message, help: violation.help, isUndecided: violation.kind == .undecided),
      at: Location(
        path: path, line: Int(violation.mark.line), column: Int(violation.mark.column), pointer: violation.pointer),
      atMost: weight)
  }
}
