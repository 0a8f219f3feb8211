import Documents
import Foundation
import Testing

@Suite struct GeneratedDocumentTests {
  /// How many documents are made; a longer run asks for more through the environment.
  static let rounds = ProcessInfo.processInfo.environment["GIT_DATASET_ROUNDS"].flatMap(Int.init) ?? 20_000
  /// A run's documents are the same every time; the environment may ask for others.
  static let seed = ProcessInfo.processInfo.environment["GIT_DATASET_SEED"].flatMap(UInt64.init) ?? 1

  static var order: KeyOrder { KeyOrder { $0.count % 2 == 0 ? ["z-1", "name", "id"] : [] } }

  private func shown(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self).debugDescription }

  private func value(_ bytes: [UInt8], _ format: Format) -> Value? {
    let reading = Document.read(bytes, as: format)
    return reading.document.map { Value($0.root) }
  }

  @Test(arguments: 0..<4) func whatIsWrittenReadsTheSame(part: Int) throws {
    var generated = GeneratedValue(random: SplitMix64(seed: Self.seed &* 31 &+ UInt64(part)))
    for round in 0..<(Self.rounds / 4) {
      let value = round % 400 == 0 ? generated.deep(63) : generated.value()
      for format in round % 4 == 0 ? [Format.yaml, .json] : [.yaml] {
        let bytes = value.written(as: format)
        try #require(self.value(bytes, format) == value, "\(shown(bytes)) is not \(value)")
        try #require(try Document.formatted(bytes, as: format) == bytes, "\(shown(bytes)) has another canonical form")
      }
    }
  }

  /// The numbers of the comments that ``SketchedYAML`` has put in.
  private func comments(in text: String) -> [Int] {
    text.split(separator: "#c", omittingEmptySubsequences: false).dropFirst()
      .compactMap { Int($0.prefix { $0.isNumber }) }.sorted()
  }

  @Test(arguments: 0..<4) func formattingKeepsValuesAndComments(part: Int) throws {
    var sketch = SketchedYAML(random: SplitMix64(seed: Self.seed &* 37 &+ UInt64(part)))
    for _ in 0..<(Self.rounds / 8) {
      let text = sketch.document()
      let once: [UInt8]
      do {
        once = try Document.formatted(Array(text.utf8), as: .yaml, order: Self.order)
      } catch {
        Issue.record("\(error): \(text.debugDescription)")
        return
      }
      let twice = try Document.formatted(once, as: .yaml, order: Self.order)
      try #require(once == twice, "\(text.debugDescription) gives \(shown(once)), then \(shown(twice))")
      let written = String(decoding: once, as: UTF8.self)
      try #require(comments(in: written) == comments(in: text), "\(text.debugDescription) gives \(shown(once))")
    }
  }
}
