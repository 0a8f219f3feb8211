import Documents
import Foundation
import JSONPath
import Testing

/// The compliance test suite of RFC 9535, by the working group that wrote it: 703 cases, of which 247 are refused.
///
/// The suite is looked for in `$JSONPATH_TEST_SUITE`, and in `../shared/suites/jsonpath` beside the checkout. Where it
/// is not, the test says so and is skipped.
@Suite struct ComplianceSuiteTests {
  private static let file: URL? = {
    let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let above = (1...3).map { String(repeating: "../", count: $0) + "shared/suites/jsonpath" }
    let named = ProcessInfo.processInfo.environment["JSONPATH_TEST_SUITE"].map { URL(filePath: $0) }
    return ([named].compactMap { $0 } + above.map { checkout.appending(path: $0) })
      .map { $0.appending(path: "cts.json") }.first { FileManager.default.fileExists(atPath: $0.path) }
  }()

  @Test(.enabled(if: file != nil, "no JSONPath Compliance Test Suite here: set JSONPATH_TEST_SUITE to its folder"))
  func agrees() throws {
    let bytes = [UInt8](try Data(contentsOf: #require(Self.file)))
    let reading = Document.read(bytes, as: .json, limits: Limits(size: 1 << 24, depth: 512, nodes: 1 << 20))
    let cases = try #require(reading.document?.root["tests"])
    var (right, refused) = (0, 0)
    for entry in cases.elements {
      let isRefusal = entry["invalid_selector"]?.boolean == true
      let agrees = isRefusal ? isRefused(entry) : selects(entry)
      #expect(agrees, "\(entry["name"]?.text ?? ""): \(entry["selector"]?.text ?? "")")
      right += agrees ? 1 : 0
      refused += isRefusal && agrees ? 1 : 0
    }
    print("JSONPath Compliance Test Suite: \(right) of \(cases.count) cases pass, \(refused) of them refusals")
    #expect(right >= 703 && refused >= 247)
  }

  private func isRefused(_ entry: Node) -> Bool {
    guard let selector = entry["selector"]?.string else { return false }
    do throws(JSONPathError) {
      _ = try JSONPath(selector)
      return false
    } catch {
      return !error.text.isEmpty && (0...selector.unicodeScalars.count).contains(error.offset)
    }
  }

  /// Whether the query selects one of the lists that the suite allows, and the nodes at their paths.
  private func selects(_ entry: Node) -> Bool {
    guard let document = entry["document"], let selector = entry["selector"]?.string,
      let query = try? JSONPath(selector)
    else { return false }
    var evaluator = JSONPathEvaluator()
    guard let nodes = try? evaluator.nodes(of: query, in: document) else { return false }
    let results = entry["result"].map { [$0] } ?? entry["results"]?.elements.map { $0 } ?? []
    let paths = entry["result_paths"].map { [$0] } ?? entry["results_paths"]?.elements.map { $0 } ?? []
    guard results.count == paths.count, evaluator.agrees(query, with: nodes, in: document) else { return false }
    return zip(results, paths).contains { result, paths in
      nodes.map { Value($0) } == result.elements.map { Value($0) }
        && nodes.map(\.index) == paths.elements.compactMap { evaluator.place($0.text, in: document) }
    }
  }
}

extension JSONPathEvaluator {
  /// Whether what else is asked about a query fits to the nodes that it selects.
  fileprivate mutating func agrees(_ query: JSONPath, with nodes: [Node], in document: Node) -> Bool {
    guard let any = try? selectsAny(of: query, in: document) else { return false }
    return any == !nodes.isEmpty && (!query.isSingular || nodes.count <= 1)
  }

  /// The place of the one node at a normalized path.
  fileprivate mutating func place(_ path: String, in document: Node) -> Int? {
    guard let query = try? JSONPath(path), query.isSingular else { return nil }
    return try? nodes(of: query, in: document).first?.index
  }
}
