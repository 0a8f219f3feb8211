import Documents
import Foundation
import Schema
import Testing

/// The official JSON Schema Test Suite, draft 2020-12: its 1,299 required and 926 optional cases.
///
/// The suite is looked for in `$JSON_SCHEMA_TEST_SUITE`, and in `../shared/suites/json-schema` beside the checkout.
/// Where it is not, the test says so and is skipped.
@Suite struct OfficialSuiteTests {
  private static let folder: URL? = {
    let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let above = (1...3).map { String(repeating: "../", count: $0) + "shared/suites/json-schema" }
    let named = ProcessInfo.processInfo.environment["JSON_SCHEMA_TEST_SUITE"].map { URL(filePath: $0) }
    return ([named].compactMap { $0 } + above.map { checkout.appending(path: $0) })
      .first { FileManager.default.fileExists(atPath: $0.appending(path: "tests/draft2020-12").path) }
  }()

  /// The files of one folder of the suite, by their paths without `.json`.
  private static func files(_ part: String) -> [String] {
    guard let path = folder?.appending(path: "tests/draft2020-12/\(part)").path else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.hasSuffix(".json") }.sorted().map { "\(part)\($0.dropLast(5))" }
  }

  /// What comes out otherwise than the suite says, and why: whole groups, `file: group`, or single cases,
  /// `file: group: case`. Only what is listed may fail, and what no longer fails must leave the list.
  private static let failing: [String: String] = [
    "optional/cross-draft: refs to historic drafts are processed as historic drafts":
      "a schema of another draft is refused, and not read as if it were of this one"
  ]

  @Test(
    .enabled(if: folder != nil, "no JSON Schema Test Suite here: set JSON_SCHEMA_TEST_SUITE to its folder"),
    arguments: files("") + files("optional/"))
  func agrees(file: String) throws { try check(file, assertsFormats: false) }

  @Test(
    .enabled(if: folder != nil, "no JSON Schema Test Suite here: set JSON_SCHEMA_TEST_SUITE to its folder"),
    arguments: files("optional/format/"))
  func agreesWhereFormatsAreAsserted(file: String) throws { try check(file, assertsFormats: true) }

  private func check(_ file: String, assertsFormats: Bool) throws {
    let path = try #require(Self.folder).appending(path: "tests/draft2020-12/\(file).json")
    for group in try #require(Self.document(path)).root.elements {
      let title = "\(file): \(group["description"]?.text ?? "")"
      let wrong = try Self.wrong(in: group, assertsFormats).map { $0.isEmpty ? title : "\(title): \($0)" }
      for entry in wrong where Self.failing[entry] == nil && Self.failing[title] == nil { Issue.record("\(entry)") }
      let listed = Self.failing.keys.filter { $0 == title || $0.hasPrefix(title + ": ") }
      for entry in listed where entry == title ? wrong.isEmpty : !wrong.contains(entry) {
        Issue.record("passes now, take it out of the list: \(entry)")
      }
    }
  }

  /// The cases of a group that come out wrong; an empty text where the schema does not compile.
  private static func wrong(in group: Node, _ assertsFormats: Bool) throws -> [String] {
    let schema = Document(part: try #require(group["schema"]))
    do throws(SchemaError) {
      var evaluator = Evaluator(
        try Schema.compile(schema, assertingFormats: assertsFormats, remotes: remote))
      return (group["tests"]?.elements.map { $0 } ?? []).compactMap { test in
        guard let data = test["data"] else { return nil }
        let document = Document(part: data)
        let isValid = evaluator.isValid(document)
        let agrees = isValid == evaluator.violations(in: document).isEmpty && isValid == test["valid"]?.boolean
        return agrees ? nil : test["description"]?.text
      }
    } catch {
      return [""]
    }
  }

  /// The schemas that the suite serves at `http://localhost:1234`.
  private static func remote(_ uri: String) -> Document? {
    let prefix = "http://localhost:1234/"
    guard let folder, uri.hasPrefix(prefix) else { return nil }
    return document(folder.appending(path: "remotes/\(uri.dropFirst(prefix.count))"))
  }

  private static func document(_ path: URL) -> Document? {
    guard let bytes = try? Data(contentsOf: path) else { return nil }
    return Document.read([UInt8](bytes), as: .json, limits: Limits(size: 1 << 24, depth: 512, nodes: 1 << 20)).document
  }
}
