import Documents
import Foundation
import Testing

/// An outline never says anything else than the document of the same text, however the text is damaged.
@Suite struct OutlineTests {
  static let item = """
    # yaml-language-server: $schema=../../../schema.yaml
    id: rv-000001
    authors: [ada, grace-h, al_an]
    imported_by: barbara
    rubric: 1.0.0
    created_at: "2026-11-10T10:16:02+01:00"
    minutes: 63
    done: true
    none: ~
    title: 'a title: with a colon'
    notes: |
      Typed during the work # not a comment

        with - dashes and "quotes"
      日本語 é
    host: refactoring/example/rt-1
    clock:
      origin: first
      offset_ms: -12
      deep:
        deeper: (x)
    segments:
      - id: s01
        text: |-
          about a hundred lines: five jobs
          and more

        kind: plan
      - id: s02
        text: first. if a:b they are#red
        tags: []
    # a comment between
    words:
    - one
    - 'two'
    - |
      three
    last: 1e5

    """

  static let listed = """
    authors:
      - ada
      - "grace"
    steps:
    - a: 1
      b:
      - c
    - plain
    imported_by: ada
    """

  private func inFull(_ bytes: [UInt8], _ key: String) throws -> Outline.Content? {
    let reading = Document.read(bytes, as: .yaml)
    try #require(reading.problems.isEmpty, "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
    guard let node = try #require(reading.document).root[key] else { return nil }
    if node.kind == .sequence { return .texts(node.elements.map { $0.string ?? "not a text" }) }
    return .text(try #require(node.string))
  }

  /// Gives whether there was an outline.
  @discardableResult private func check(_ bytes: [UInt8]) throws -> Bool {
    guard let outline = Outline.read(bytes, keys: ["authors", "imported_by"]) else { return false }
    for (key, content) in zip(["authors", "imported_by"], outline.contents) {
      let whole = try inFull(bytes, key)
      try #require(content == whole, "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
    }
    return true
  }

  @Test func plainItemsAreOutlined() throws {
    #expect(try check(Array(Self.item.utf8)))
    #expect(try check(Array(Self.listed.utf8)))
    let outline = try #require(Outline.read(Array(Self.listed.utf8), keys: ["imported_by", "authors", "id"]))
    #expect(outline.contents == [.text("ada"), .texts(["ada", "grace"]), nil])
  }

  @Test(arguments: [
    "", "a", "a:", "authors: ada\nauthors: [ada]", "authors: [ada]\nb: {c: d}", "authors: [ada]\nb: &x c",
    "authors: [1]", "authors: [ada, null]", "authors:\n  - 012", "authors:\n  - a: b", "authors: |\n  ada",
    "authors: [ada]\nn: 012", "authors: [ada]\nb:\n  c: 1\n  c: 2", "authors: [ada]\nb: - c",
    "authors: [ada]\n---\nb: c",
    "authors: [ada]\nb: c\n  d", "authors: [ada]\nb: !t c", "authors: [ada]\ntrue: c", "authors: [ada]\n<<: c",
    "authors: [ada]\nb: |\n    c\n  d", "authors: [ada]\nb: c: d", "authors: [ada]\nb: \"c\" d", "- authors",
    "%YAML 1.2\n",
    "authors: [ada]\nb:\tc", "authors: [ada]\r\nb: c", "authors: [ada]\nb: *c", "authors: [ada]\n- ",
    "authors: [ada]\nb:\n- ",
  ])
  func otherTextsAreLeftToTheReader(text: String) { #expect(Outline.read(Array(text.utf8), keys: ["authors"]) == nil) }

  private static let pieces = [
    "\n", "\n\n", "  ", " ", "- ", ": ", " #", "#", "|", "|\n", "[", "]", ", ", "authors: [x]\n", "a: b\n", "\"", "'",
    "~", "012",
    "0x1", ".inf", "true", "\t", "\r\n", "---\n", "...\n", "&a ", "*a", "!t ", "<<: ", "? ", "{}", "é", "\u{85}",
    "\u{FEFF}", "%",
    "@", "`", ":", ",", "-", "  - ", "key:\n", ">\n", "imported_by: y\n", "\u{A0}", "\u{2028}",
  ]

  /// Lines are moved, and pieces of syntax put anywhere.
  private func damaged(_ text: String, _ random: inout SplitMix64) -> [UInt8] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for _ in 0..<random.below(3) {
      let (from, to) = (random.below(lines.count), random.below(lines.count))
      switch random.below(5) {
      case 0: lines.remove(at: from)
      case 1: lines.insert(lines[from], at: to)
      case 2: lines[from] = String(repeating: " ", count: random.below(7)) + lines[from].drop { $0 == " " }
      case 3: lines.insert("", at: from)
      default: lines.swapAt(from, to)
      }
      if lines.isEmpty { lines = [""] }
    }
    var bytes = Array(lines.joined(separator: "\n").utf8)
    for _ in 0..<random.below(3) where !bytes.isEmpty {
      let place = random.below(bytes.count)
      switch random.below(4) {
      case 0: bytes.remove(at: place)
      case 1: bytes[place] = UInt8(random.below(128))
      case 2: if random.chance(20) { bytes.removeLast(bytes.count - place) }
      default: bytes.insert(contentsOf: Array(random.pick(Self.pieces).utf8), at: place)
      }
    }
    return bytes
  }

  @Test func damagedTextsNeverReadOtherwise() throws {
    var random = SplitMix64(seed: GeneratedDocumentTests.seed)
    var outlined = 0
    for round in 0..<GeneratedDocumentTests.rounds {
      if try check(damaged(round.isMultiple(of: 2) ? Self.item : Self.listed, &random)) { outlined += 1 }
    }
    #expect(outlined > GeneratedDocumentTests.rounds / 20, "too few texts were outlined to say anything")
  }

  @Test func everyByteMayBeLostOrChanged() throws {
    for text in [Self.item, Self.listed].map({ Array($0.utf8) }) {
      for index in text.indices {
        try check(Array(text[..<index]))
        try check(Array(text[..<index] + text[(index + 1)...]))
        for byte in Array("\n \"'#&*,-:?[]{}|>!%@`~<0a_".utf8) {
          try check(Array(text[..<index] + [byte] + text[(index + 1)...]))
          try check(Array(text[..<index] + [byte] + text[index...]))
        }
      }
    }
  }

  @Test func sketchedTextsNeverReadOtherwise() throws {
    var sketches = SketchedYAML(random: SplitMix64(seed: GeneratedDocumentTests.seed))
    for _ in 0..<GeneratedDocumentTests.rounds / 4 { try check(Array(sketches.document().utf8)) }
  }
}
