import Documents
import Testing

@Suite struct YAMLWriterTests {
  static func yaml(_ value: Value, order: KeyOrder = .asGiven) -> String {
    String(decoding: value.written(as: .yaml, order: order), as: UTF8.self)
  }

  @Test func writesEveryKind() {
    let value: Value = [
      "id": "bf-1", "round": 1, "ratio": .number("1.50"), "done": true, "none": .null, "empty": "", "list": [],
      "map": [:],
      "authors": ["ada", "grace"], "steps": ["open the app", "close it"],
      "hunks": [["path": "a.swift", "lines": [1, 2]], ["path": "b.swift", "lines": []]],
    ]
    #expect(
      Self.yaml(value) == """
        id: bf-1
        round: 1
        ratio: 1.50
        done: true
        none: null
        empty: ""
        list: []
        map: {}
        authors: [ada, grace]
        steps:
          - open the app
          - close it
        hunks:
          - path: a.swift
            lines: [1, 2]
          - path: b.swift
            lines: []

        """)
  }

  @Test(arguments: [
    ("plain text", "plain text"), ("bug-fix/2026-11-a/bf-000017", "bug-fix/2026-11-a/bf-000017"), ("1.0.0", "1.0.0"),
    ("https://example.com/a?b=c#d", "https://example.com/a?b=c#d"), ("it's", "it's"), ("it's: so", "\"it's: so\""),
    ("", "\"\""), ("a # b", "\"a # b\""), ("a#b", "a#b"),
    ("a: b", "\"a: b\""), ("a:b", "a:b"), ("a:", "\"a:\""), ("-", "\"-\""), ("- a", "\"- a\""), ("-a", "-a"),
    ("--all", "--all"),
    ("---", "\"---\""), ("...", "\"...\""), ("?x", "\"?x\""), ("*x", "\"*x\""), ("&x", "\"&x\""), ("!x", "\"!x\""),
    ("%x", "\"%x\""),
    ("@x", "\"@x\""), ("`x`", "\"`x`\""), ("[x]", "\"[x]\""), ("{x}", "\"{x}\""), ("\"x\"", "'\"x\"'"),
    ("a\\b", "a\\b"), ("'a\\b", "'''a\\b'"),
    ("no", "\"no\""), ("Yes", "\"Yes\""), ("ON", "\"ON\""), ("y", "\"y\""), ("N", "\"N\""), ("true", "\"true\""),
    ("null", "\"null\""),
    ("~", "\"~\""), ("~x", "~x"), ("nothing", "nothing"), ("1", "\"1\""), ("-1.5e3", "\"-1.5e3\""), ("+1", "\"+1\""),
    (".5", "\".5\""),
    ("012", "\"012\""), ("0x1F", "\"0x1F\""), ("0b6556cc", "0b6556cc"), ("0o8", "0o8"), ("-0x1f", "\"-0x1f\""),
    ("0b11", "\"0b11\""), ("0o17", "\"0o17\""), ("1_000", "\"1_000\""), (".inf", "\".inf\""),
    ("-.INF", "\"-.INF\""), (".NaN", "\".NaN\""), ("1:30", "\"1:30\""), ("12:30:45.5", "\"12:30:45.5\""),
    ("2026-01-01", "\"2026-01-01\""),
    ("2026-1-1T10:00:00Z", "\"2026-1-1T10:00:00Z\""), ("2026-11-a", "2026-11-a"), ("2026-11", "2026-11"),
    ("3f2a", "3f2a"),
    ("12e5", "\"12e5\""), ("<<", "\"<<\""), ("=", "\"=\""), (" a", "\" a\""), ("a ", "\"a \""), ("a\tb", "\"a\\tb\""),
    ("é", "é"),
    ("a\u{85}b", "\"a\\u0085b\""), ("a\u{2028}b", "\"a\\u2028b\""), ("\u{FEFF}", "\"\\uFEFF\""),
    ("\u{0}\u{1B}\u{7F}", "\"\\u0000\\u001B\\u007F\""),
    ("a\rb", "\"a\\rb\""), ("\n", "\"\\n\""), ("#x", "\"#x\""), (",x", "\",x\""), ("|", "\"|\""), (">", "\">\""),
    (":x", "\":x\""),
  ])
  func quotesOnlyWhereAReaderCouldBeMistaken(text: String, expected: String) {
    #expect(Self.yaml(["k": .string(text)]) == "k: \(expected)\n")
    #expect(Self.yaml([text: "v"]) == "\(expected): v\n")
  }

  @Test(arguments: [
    ("a\nb\n", "|\n    a\n    b\n"), ("a\nb", "|-\n    a\n    b\n"), ("a\n\n", "|+\n    a\n\n"),
    ("a\n\nb\n", "|\n    a\n\n    b\n"),
    ("  a\nb\n", "|2\n      a\n    b\n"), ("\ta\n", "|2\n    \ta\n"), ("\n a\n", "|2\n\n     a\n"),
    ("\na", "|-\n\n    a\n"),
    ("# a\nb: [\n", "|\n    # a\n    b: [\n"), ("a \nb\n", "\"a \\n\\\n    b\\n\"\n"),
    ("a\r\nb\r\n", "\"a\\r\\n\\\n    b\\r\\n\"\n"),
    ("a\n  b \n", "\"a\\n\\\n    \\  b \\n\"\n"), ("a\n \n", "\"a\\n\\\n    \\ \\n\"\n"), ("\n\n", "\"\\n\\n\"\n"),
    ("a\n\u{1B}\n", "\"a\\n\\\n    \\u001B\\n\"\n"),
  ])
  func textsOfSeveralLines(text: String, expected: String) {
    #expect(Self.yaml([["k": .string(text)]]) == "- k: \(expected)")
  }

  @Test func longTextsAreFolded() {
    let words = Array(repeating: "words", count: 40).joined(separator: " ")
    #expect(Self.yaml(["k": .string(words)]).split(separator: "\n").map(\.count) == [5, 115, 115, 13])
    let blob = String(repeating: "x", count: 300)
    #expect(Self.yaml(["k": .string(blob)]) == "k: \(blob)\n")
    #expect(Self.yaml(["k": .string(words + "\n")]) == "k: |\n  \(words)\n")
  }

  @Test func listsOfListsAndBareValues() {
    #expect(Self.yaml([[["a b", "c d"], []], ["e f": 1]]) == "- - - a b\n    - c d\n  - []\n- e f: 1\n")
    #expect(Self.yaml("a") == "a\n" && Self.yaml("a\nb\n") == "|\n  a\n  b\n" && Self.yaml([]) == "[]\n")
    #expect(Self.yaml(["a"]) == "- a\n")
  }

  @Test func longKeysAreMarked() throws {
    let key = String(repeating: "k", count: 1001)
    let text = Self.yaml([key: ["a": 1], "b": [[key: "v"]]])
    #expect(text == "? \(key)\n:\n  a: 1\nb:\n  - ? \(key)\n    : v\n")
    #expect(try Value(YAMLReaderTests.root(text)) == [key: ["a": 1], "b": [[key: "v"]]])
  }

  @Test func knownKeysComeFirst() {
    let order = KeyOrder { path in
      path == [] ? ["id", "hunks"] : path == ["hunks", "1"] ? ["path", "lines"] : []
    }
    let value: Value = ["z": 1, "hunks": [["lines": 1, "path": "a"], ["lines": 1, "path": "b"]], "a": 2, "id": 3]
    #expect(
      Self.yaml(value, order: order)
        == "id: 3\nhunks:\n  - lines: 1\n    path: a\n  - path: b\n    lines: 1\nz: 1\na: 2\n")
  }

  @Test func whatIsNoNumberIsAText() {
    #expect(Self.yaml(.number("x: y")) == "\"x: y\"\n")
    #expect(String(decoding: Value.number("x").written(as: .json), as: UTF8.self) == "\"x\"\n")
  }
}

@Suite struct JSONWriterTests {
  @Test func writesEveryKind() {
    let value: Value = [
      "a": [1, .number("1.50"), .number("+1"), .number("-.5"), .number("1.e3"), .null, true], "b": [:], "c": [],
      "d": ["e": "\"\\\n\u{1}é/\u{2028}\u{FEFF}"],
    ]
    #expect(
      String(decoding: value.written(as: .json), as: UTF8.self) == """
        {
          "a": [
            1,
            1.50,
            1,
            -0.5,
            1.0e3,
            null,
            true
          ],
          "b": {},
          "c": [],
          "d": {
            "e": "\\"\\\\\\n\\u0001é/\u{2028}\\uFEFF"
          }
        }

        """)
  }
}

extension JSONWriterTests {
  @Test func writesOnOneLine() {
    let value: Value = ["a": [1, ["b": "c\n d"]], "e": [:], "f": []]
    #expect(String(decoding: value.writtenOnOneLine(), as: UTF8.self) == #"{"a":[1,{"b":"c\n d"}],"e":{},"f":[]}"#)
  }
}

@Suite struct ValueTests {
  @Test func entriesAreReplacedAddedAndRemoved() {
    var value: Value = ["a": 1, "b": 2]
    value["a"] = "x"
    value["c"] = .null
    value["b"] = nil
    #expect(value == ["a": "x", "c": .null] && value["c"] == .null && value["d"] == nil)
    #expect(Value.record([("a", 1), ("b", nil)]) == ["a": 1])
  }

  @Test func equalityIsExact() {
    #expect(Value.string("\u{E9}") != .string("e\u{301}"))
    #expect(Value.number("1.0") != .number("1") && Value.number("1") != .string("1"))
    #expect(["a": 1, "b": 2] as Value != ["b": 2, "a": 1])
  }
}
