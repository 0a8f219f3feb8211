import Documents
import Foundation
import Schema
import Testing

/// What a person reads when a document breaks its schema: every case file under `Cases/`.
///
/// `RECORD=1 swift test --filter SchemaTests` writes what is said into the files, and fails once.
@Suite struct WordingTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")
  private static let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"

  static let files: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { $0.hasSuffix(".md") }.sorted()

  @Test func thereAreCases() { #expect(Self.files.count >= 6) }

  @Test(arguments: files) func says(file: String) throws {
    let url = Self.folder.appending(path: file)
    let text = try String(contentsOf: url, encoding: .utf8)
    var recorded = ""
    for part in text.components(separatedBy: "\n## ") {
      let isCase = part.contains("```schema\n")
      let (said, expected) = isCase ? try Self.outcome(of: part, file) : ("", "")
      if !Self.isRecording { #expect(said == expected, "\(file): \(part.prefix { $0 != "\n" })") }
      recorded += (recorded.isEmpty ? "" : "\n## ") + (isCase ? Self.replacing(part, by: said) : part)
    }
    guard Self.isRecording, recorded != text else { return }
    try recorded.write(to: url, atomically: true, encoding: .utf8)
    Issue.record("recorded \(file): look at what changed")
  }

  /// What is said about a case's document, and what the case says that it is.
  private static func outcome(of part: String, _ file: String) throws -> (said: String, expected: String) {
    let schema = try ViolationTests.document(fence("schema", in: part))
    var evaluator = Evaluator(try Schema.compile(schema, assertingFormats: file == "formats.md"))
    let document = try ViolationTests.document(fence("yaml", in: part))
    let violations = evaluator.violations(in: document)
    #expect(evaluator.isValid(document) == violations.isEmpty)
    let lines = violations.map { violation in
      "\(violation.mark.line):\(violation.mark.column) \(violation.keyword): \(violation.message)\n"
        + (violation.help.isEmpty ? "" : "  help: \(violation.help)\n")
    }
    return (lines.joined(), try fence("violations", in: part))
  }

  private static func fence(_ name: String, in part: String) throws -> String {
    let start = try #require(part.range(of: "```\(name)\n")).upperBound
    let end = try #require(
      part.range(of: "```\n", range: start..<part.endIndex) ?? part.range(of: "```", range: start..<part.endIndex))
    return String(part[start..<end.lowerBound])
  }

  private static func replacing(_ part: String, by said: String) -> String {
    guard let start = part.range(of: "```violations\n")?.upperBound,
      let end = part.range(of: "```", range: start..<part.endIndex)
    else { return part }
    return part[..<start] + said + part[end.lowerBound...]
  }
}
