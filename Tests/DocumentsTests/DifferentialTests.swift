import Documents
import Foundation
import Testing

/// Writes texts with the values that were read from them, for `Tests/Differential/yaml.py` to read with another reader.
@Suite struct DifferentialTests {
  static let path = ProcessInfo.processInfo.environment["GIT_DATASET_DIFFERENTIAL"]

  @Test(.enabled(if: path != nil)) func writesTextsWithTheirValues() throws {
    var generated = GeneratedValue(random: SplitMix64(seed: GeneratedDocumentTests.seed))
    var sketch = SketchedYAML(random: SplitMix64(seed: GeneratedDocumentTests.seed))
    var lines: [UInt8] = []
    for _ in 0..<(GeneratedDocumentTests.rounds / 4) {
      lines += try line(generated.value().written(as: .yaml))
      let text = Array(sketch.document().utf8)
      lines += try line(text)
      lines += try line(Document.formatted(text, as: .yaml))
    }
    for text in try Self.examples { lines += try line(text) }
    try Data(lines).write(to: URL(filePath: #require(Self.path)))
  }

  /// The YAML that ships: the items of the example batches, and all that lies around them.
  private static var examples: [[UInt8]] {
    get throws {
      let templates = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Templates")
      let walk = try #require(FileManager.default.enumerator(atPath: templates.path))
      let paths = walk.compactMap { $0 as? String }.filter { $0.hasSuffix(".yaml") }.sorted()
      #expect(paths.count { $0.contains("/batches/example/items/") } >= 14)
      // What still has places to fill in is no YAML yet.
      return try paths.map { [UInt8](try Data(contentsOf: templates.appending(path: $0))) }
        .filter { $0.firstRange(of: "{{".utf8) == nil }
    }
  }

  private func line(_ text: [UInt8]) throws -> [UInt8] {
    let document = try #require(Document.read(text, as: .yaml).document)
    let pair: Value = ["yaml": .string(String(decoding: text, as: UTF8.self)), "value": Value(document.root)]
    return pair.written(as: .json).filter { $0 != 0x0A } + [0x0A]
  }
}
