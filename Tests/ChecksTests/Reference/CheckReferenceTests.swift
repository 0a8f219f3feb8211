import Builtin
import Diagnostics
import Documents
import Foundation
import Support
import Testing

@testable import Checks

/// docs/checks.md says what functions and checks there are: what stands between its marks is written from them.
@Suite struct CheckReferenceTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test func theDocumentationIsWhatThereIs() throws {
    let path = "docs/checks.md"
    var page = try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
    let parts = [
      ("functions", try Self.functions(CheckFunctions.names) { CheckFunctions.named($0)?.words }),
      ("batch functions", try Self.functions(CheckFunctions.batchNames) { CheckFunctions.ofBatch($0)?.words }),
      ("checks", try Self.shipped()),
    ]
    for (name, text) in parts { page = try Self.page(page, replacing: name, with: text) }
    let difference = try Recording(inRepository: path).difference(from: page)
    #expect(difference == nil)
  }

  @Test func everyFunctionAndOptionIsDescribed() throws {
    let definitions = try Self.definitions()
    for name in CheckFunctions.names + CheckFunctions.batchNames {
      let options = try #require(definitions[name], "no options of \(name) in Templates/schemas/checks.yaml")
      #expect(try Self.comment(of: name).count > 20, "\(name)")
      for (key, option) in options["properties"]?.entries.map({ $0 }) ?? [] {
        #expect(option["description"] != nil, "\(name): \(key.text)")
      }
    }
  }

  /// The schema of checks.yaml asks each function for the options of its own name, and forgets none.
  @Test func everyFunctionIsAskedForItsOwnOptions() throws {
    let file = try #require(Builtin.file(at: "Templates/schemas/checks.yaml"))
    let text = String(decoding: file.bytes, as: UTF8.self)
    let pairs = text.matches(of: /function: \{const: ([a-z-]+)\}.*options: \{\$ref: '#\/\$defs\/([a-z-]+)'/)
    for pair in pairs { #expect(pair.output.1 == pair.output.2) }
    #expect(Set(pairs.map { String($0.output.1) }) == Set(CheckFunctions.names + CheckFunctions.batchNames))
  }

  @Test func everyShippedCheckCompiles() throws {
    #expect(try Self.shippedSets().count == 8)
    for (path, compilation) in try Self.shippedSets() {
      #expect(compilation.problems.isEmpty, "\(path): \(compilation.problems)")
    }
  }

  /// The page with what stands between two marks written anew.
  private static func page(_ page: String, replacing name: String, with text: String) throws -> String {
    let begin = try #require(page.range(of: "<!-- \(name): "), "docs/checks.md has no mark `\(name)`")
    let body = try #require(page.range(of: "-->\n", range: begin.upperBound..<page.endIndex))
    let end = try #require(page.range(of: "<!-- end of \(name) -->", range: body.upperBound..<page.endIndex))
    return page[..<body.upperBound] + "\n\(text)\n" + page[end.lowerBound...]
  }

  private static func functions(_ names: [String], words: (String) -> Set<String>?) throws -> String {
    let definitions = try definitions()
    return try names.map { name in
      let options = try #require(definitions[name])
      let words = try #require(words(name))
      return FunctionReference(name: name, comment: try comment(of: name), words: words, options: options).markdown
    }.joined(separator: "\n")
  }

  private static func definitions() throws -> Node {
    let schema = try document("Templates/schemas/checks.yaml")
    return try #require(schema.root["$defs"])
  }

  private static func document(_ path: String) throws -> Document {
    let file = try #require(Builtin.file(at: path))
    return try #require(Document.read(file.bytes, as: .yaml).document)
  }

  /// The doc comment of the type whose file says that it has a name.
  private static func comment(of function: String) throws -> String {
    let folder = root.appending(path: "Sources/Checks/Functions")
    let paths = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL }
    for file in paths ?? [] where file.pathExtension == "swift" {
      let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
      guard lines.contains("  static let name = \"\(function)\""),
        let place = lines.firstIndex(where: { $0.hasPrefix("struct ") })
      else { continue }
      let comment = lines[..<place].reversed().prefix { $0.hasPrefix("///") }.reversed()
      return comment.map { $0.dropFirst($0.hasPrefix("/// ") ? 4 : 3) }.joined(separator: "\n")
    }
    Issue.record("no file under Sources/Checks/Functions has the name \(function)")
    return ""
  }

  /// The files of checks that ship, compiled: those that streams share first.
  private static func shippedSets() throws -> [(path: String, checks: CheckCompilation)] {
    var sets: [(path: String, checks: CheckCompilation)] = []
    for file in Builtin.files(under: "Templates/checks") {
      sets.append((file.path, CheckSet.compile(try document(file.path), for: "item") { _ in nil }))
    }
    for file in Builtin.files(under: "Templates/streams") where file.path.hasSuffix("/checks.yaml") {
      let folder = file.path.dropLast("/checks.yaml".count)
      let type = String(folder.dropFirst("Templates/streams/".count))
      let schema = try document("\(folder)/schema.yaml")
      // What a file takes in stands in its own table.
      let checks = CheckSet.compile(try document(file.path), for: type, schema: schema) { _ in CheckSet.none }
      sets.append((file.path, checks))
    }
    return sets
  }

  private static func shipped() throws -> String {
    try shippedSets().map { path, compilation in
      let terms = compilation.checks.terms
      let rows = terms.map { check in
        let freeze = check.freezeSeverity.map { ", \($0.rawValue) at freeze" } ?? ""
        let waiver = check.waivable == .no ? "" : check.waivable.rawValue
        return "| `\(check.id.name)` | \(check.severity.rawValue)\(freeze) | \(waiver) | \(check.summary) |\n"
      }
      let heading = terms.first.map { $0.id.group == "item" ? "Every stream" : $0.id.group } ?? path
      return "### \(heading)\n\n| check | severity | waivable by | what holds |\n|---|---|---|---|\n\(rows.joined())"
    }.joined(separator: "\n")
  }
}
