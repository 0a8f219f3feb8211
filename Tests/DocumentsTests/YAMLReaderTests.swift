import Documents
import Testing

@Suite struct YAMLReaderTests {
  static func problems(_ text: String, _ limits: Limits = .item) -> [String] {
    Document.read(Array(text.utf8), as: .yaml, limits: limits).problems.map {
      "\($0.mark.line):\($0.mark.column) \($0.code.rawValue)" + ($0.detail.isEmpty ? "" : " " + $0.detail)
    }
  }

  static func root(_ text: String) throws -> Node {
    let reading = Document.read(Array(text.utf8), as: .yaml)
    #expect(reading.problems == [])
    return try #require(reading.document).root
  }

  @Test func nodesKnowKindTextAndPlace() throws {
    let root = try Self.root("a: 1\nb:\n  - x\n  - 'y'\n  - |\n    z\nc: {d: null, e: true, f: 1.50}\n")
    #expect(root.kind == .mapping && root.count == 3)
    #expect(root["a"]?.kind == .number && root["a"]?.text == "1")
    let list = try #require(root["b"])
    #expect(list.elements.map(\.text) == ["x", "y", "z\n"])
    #expect(list.elements.map(\.style) == [.plain, .quoted, .literal])
    #expect(list.elements.map { "\($0.mark.line):\($0.mark.column)" } == ["3:5", "4:5", "5:5"])
    #expect(root["c"]?["e"]?.boolean == true && root["c"]?["d"]?.isNull == true)
    #expect(
      root["c"]?["f"]?.pointer == "/c/f" && root["b"]?.elements.dropFirst().first { _ in true }?.pointer == "/b/1")
    #expect(root["c"]?["f"]?.number == Number("1.5".utf8))
  }

  @Test(arguments: [
    ("no", Document.Kind.string), ("yes", .string), ("True", .boolean), ("~", .null), ("", .null), ("1:30", .string),
    ("2026-01-01", .string), ("1e3", .number), ("-0.5", .number), ("+1", .number), (".5", .number), ("1.0.0", .string),
    ("1_000", .string), ("0b1", .string), ("e3", .string), ("[]", .sequence), ("1.", .number), ("nullx", .string),
  ])
  func plainScalarsFollowTheCoreSchema(text: String, kind: Document.Kind) throws {
    #expect(try Self.root("a: \(text)")["a"]?.kind == kind)
  }

  @Test(arguments: [
    ("a: 0x1F", "1:4 ambiguousNumber 0x1F"), ("a: 012", "1:4 ambiguousNumber 012"),
    ("a: .inf", "1:4 ambiguousNumber .inf"),
    ("a: -.INF", "1:4 ambiguousNumber -.INF"), ("a: 0o17", "1:4 ambiguousNumber 0o17"),
    ("a: &x 1", "1:4 anchor x"), ("a: &x [*x]", "1:4 anchor x|1:8 alias x"),
    ("a: !!str 1", "1:4 tag tag:yaml.org,2002:str"),
    ("%YAML 1.2\n---\na: 1", "1:1 directive"), ("a: 1\nb: 2\na: 3", "3:1 duplicateKey a"),
    ("a: {b: 1, c: 2, b: 3}", "1:17 duplicateKey b"), ("'a': 1\na: 2", "2:1 duplicateKey a"),
    ("<<: {a: 1}", "1:1 mergeKey"), ("1: a", "1:1 keyNotString 1"), ("true: a", "1:1 keyNotString true"),
    ("[a]: b", "1:1 keyNotString"), ("a: 1\n---\nb: 2", "2:1 multipleDocuments"), ("# only\n", "1:1 empty"),
    ("", "1:1 empty"),
    ("a: \u{85}", "1:4 lineSeparator U+0085"), ("a: ü\u{2028}", "1:5 lineSeparator U+2028"),
    ("\u{FEFF}a: 1", "1:1 byteOrderMark"),
    ("a: \u{1B}[2J", "1:4 controlCharacter U+001B"), ("a: x\u{7F}", "1:5 controlCharacter U+007F"),
    ("a: 'open\nb: 1\n", "1:4 syntax the quotes that open here are never closed"),
    ("a:\n\t- b", "2:1 syntax a tab indents this line: indent with spaces"),
    ("a: @b", "1:4 syntax a value cannot begin with `@`: put it in quotes"),
    ("a: b: c", "1:5 syntax `: ` is not allowed here: quote the value, or check the indentation"),
    ("a: \"\\q\"", "1:5 syntax no such escape: write `\\\\` for a backslash, or use single quotes"),
    ("- a\nb", "2:1 syntax a key without a `:` after it"),
    ("- a: 1\n c: 2", "2:2 syntax `- ` is expected here: check the indentation"),
    ("a: 1\r\nb: \"\\q\"\r\n", "2:5 syntax no such escape: write `\\\\` for a backslash, or use single quotes"),
    ("é: [é, 'ü', @x]", "1:13 syntax a value cannot begin with `@`: put it in quotes"),
    ("a: `x`", "1:4 syntax a value cannot begin with a backquote: put it in quotes"),
    ("[", "1:2 syntax a value is expected here"), ("a: [1, 2\n\n", "1:9 syntax `,` or `]` is expected here"),
    ("a: 'x\n---\n", "1:4 syntax the quotes that open here are never closed"),
    ("a: 1\nb", "2:1 syntax a key without a `:` after it"),
    ("a:\n- b\n-c\n", "3:1 syntax a key without a `:` after it"),
    ("a\nb: 1", "2:2 syntax `: ` is not allowed here: quote the value, or check the indentation"),
    ("? [a]\n: b\nc: d\nc: d", "1:3 keyNotString"), ("{{a: 1}: b}", "1:2 keyNotString"), ("---\n", "1:1 empty"),
    ("--- # x", "1:1 empty"),
    ("# c\n%x y\n---\na: 1", "2:1 directive"), ("a: 1\n%x", "2:1 directive"),
    ("a: 1\n...\n%TAG ! x\n---\nb", "3:1 multipleDocuments"),
  ])
  func refusesWithItsPlace(text: String, expected: String) {
    #expect(Self.problems(text).joined(separator: "|") == expected)
  }

  @Test func refusesBytesThatAreNotUTF8() {
    for bytes: [UInt8] in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82]] {
      let problems = Document.read(Array("a: b\nc: ".utf8) + bytes, as: .yaml).problems
      #expect(problems == [Problem(.encoding, at: Mark(line: 2, column: 4))])
    }
  }

  @Test func refusesWhatPassesALimit() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(Self.problems(deep) == ["1:65 tooDeep"])
    #expect(Self.problems("[1, 2, 3]", Limits(size: 100, depth: 3, nodes: 3)) == ["1:8 tooManyNodes"])
    #expect(Self.problems("abcdef", Limits(size: 5, depth: 3, nodes: 3)) == ["1:1 tooLarge"])
  }

  /// What libyaml would take a time for that grows with the square of their number.
  @Test(arguments: ["[", "{", "- ", "? ", "{a: ", "%TAG !a! b\n", "a: 1\n...\n", "&a ", "\"\n", "[a: "])
  func repetitionIsRefusedFast(pattern: String) {
    let text = Array(String(repeating: pattern, count: (1 << 20) / pattern.utf8.count).utf8)
    let time = ContinuousClock().measure { #expect(!Document.read(text, as: .yaml).problems.isEmpty) }
    // Unoptimised, and on a busy machine: the figure that counts is 100 ms, and a square would take minutes.
    #expect(time < .seconds(5))
  }

  @Test func manyKeysAreComparedOnce() {
    let text = (0..<20_000).map { "k\($0): 1\n" }.joined() + "k7: 2\n"
    #expect(Self.problems(text) == ["20001:1 duplicateKey k7"])
  }
}
