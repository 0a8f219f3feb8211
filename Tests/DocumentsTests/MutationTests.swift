import Documents
import Foundation
import Testing

/// Damaged texts: however an item is cut, overwritten or garbled, reading it ends in a document or in problems that
/// stand inside the text.
@Suite struct MutationTests {
  /// How many damaged texts each test reads.
  static let rounds = GeneratedDocumentTests.rounds / 10

  static let yaml = """
    # yaml-language-server: $schema=../../schema.yaml
    id: bf-000017
    type: bug-fix
    authors: [ada, 'grace hopper']
    title: "Off by one: the last line é is lost"
    minutes: 14.50
    done: true
    none: ~
    failing_test: |+
      func testLastLine() {
      \tXCTAssertEqual(lines("a\\nb").count, 2)   # both

      }

    prose: >-
      folded text that goes on
      over two lines

    steps:
      - {name: open, exit: 0, "out put": "\\u00e9\\x41\\n"}
      - - nested
        - ? key
          : 'it''s'
      -
        command: swift test --filter "A/b"
        output: |2
            indented 日本語
          less 😀

    """

  static let json = """
    {
      "id": "pp-1", "scores": [1, -2.5e+3, 0, 1E400], "none": null, "yes": true,
      "text": "a\\n\\t\\u00e9\\ud83d\\ude00 é 日本語 😀",
      "nested": {"a": [[], {}, [{"b": "c"}]]}
    }

    """

  private func mutated(_ text: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
    var bytes = text
    for _ in 0...random.below(3) {
      guard !bytes.isEmpty else { return bytes }
      let place = random.below(bytes.count)
      switch random.below(6) {
      case 0: bytes.remove(at: place)
      case 1: bytes[place] ^= 1 << UInt8(random.below(8))
      case 2: bytes.insert(UInt8(random.below(256)), at: place)
      case 3: bytes.insert(contentsOf: Array(random.pick(GeneratedValue.pieces).utf8), at: place)
      case 4: bytes[place] = random.pick(Array("\t\n\r \"'#%&*,-:?@[]{}|>!`\\~<=0".utf8))
      default: if random.chance(20) { bytes.removeLast(bytes.count - place) }
      }
    }
    return bytes
  }

  /// The length of each line of a text in characters, by the line ends that both readers know.
  private func lengths(of bytes: [UInt8]) -> [Int] {
    var lengths = [0]
    for (index, byte) in bytes.enumerated() {
      if byte == 0x0A || byte == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A) {
        lengths.append(0)
      } else if byte & 0xC0 != 0x80 {
        lengths[lengths.count - 1] += 1
      }
    }
    return lengths
  }

  private func check(_ bytes: [UInt8], as format: Format) throws {
    let reading = Document.read(bytes, as: format)
    try #require(reading.document != nil || !reading.problems.isEmpty)
    guard !reading.problems.isEmpty else {
      // What is accepted is a document like any other: its canonical form is, too.
      let formatted = try Document.formatted(bytes, as: format)
      try #require(Document.read(formatted, as: format).problems.isEmpty)
      return
    }
    let lengths = lengths(of: bytes)
    for problem in reading.problems {
      let line = Int(problem.mark.line)
      try #require(
        (1...lengths.count).contains(line) && (1...(lengths[line - 1] + 1)).contains(Int(problem.mark.column)),
        "\(problem) is outside of \(String(decoding: bytes, as: UTF8.self).debugDescription)")
    }
    if let root = reading.draft?.root { _ = Value(root) }
  }

  @Test(arguments: [Format.yaml, .json]) func everyByteMayBeLostOrChanged(format: Format) throws {
    let text = Array((format == .yaml ? Self.yaml : Self.json).utf8)
    for index in text.indices {
      try check(Array(text[..<index]), as: format)
      try check(Array(text[..<index] + text[(index + 1)...]), as: format)
      for byte: UInt8 in [0, 10, 34, 45, 58, 255] {
        try check(Array(text[..<index] + [byte] + text[(index + 1)...]), as: format)
      }
    }
  }

  @Test(arguments: [Format.yaml, .json]) func anythingMayHappenToAText(format: Format) throws {
    let text = Array((format == .yaml ? Self.yaml : Self.json).utf8)
    var random = SplitMix64(seed: GeneratedDocumentTests.seed)
    for _ in 0..<Self.rounds { try check(mutated(text, &random), as: format) }
  }

  @Test(arguments: [Format.yaml, .json]) func largeTextsMayBeDamagedToo(format: Format) throws {
    let unit =
      format == .yaml
      ? Array(("-\n  " + Self.yaml.replacing("\n", with: "\n  ") + "\n").utf8) : Array((Self.json + ",").utf8)
    let text =
      (format == .yaml ? [] : [UInt8(ascii: "[")])
      + Array(repeatElement(unit, count: (1 << 20) / unit.count - 1).joined())
    var random = SplitMix64(seed: GeneratedDocumentTests.seed)
    for _ in 0..<3 {
      let bytes = mutated(text, &random)
      let time = try ContinuousClock().measure { try check(bytes, as: format) }
      #expect(time < .seconds(10), "100 ms when optimised and alone on the machine")
    }
  }
}
