import Documents
import Testing

@Suite struct FormattingTests {
  static var order: KeyOrder {
    KeyOrder { path in path.isEmpty ? ["id", "title", "steps", "code"] : ["name", "note"] }
  }

  static func formatted(_ text: String, as format: Format = .yaml, order: KeyOrder = order) throws(FormatRefusal)
    -> String
  {
    let once = try Document.formatted(Array(text.utf8), as: format, order: order)
    let twice = try Document.formatted(once, as: format, order: order)
    #expect(String(decoding: twice, as: UTF8.self) == String(decoding: once, as: UTF8.self))
    return String(decoding: once, as: UTF8.self)
  }

  private static let commented = """
    # yaml-language-server: $schema=../schema.yaml
    # License: CC-BY-4.0

    # the steps
    steps:   # in order
    # first
    - name: open   # quickly
      # a note
      note: new
    -   # second
      note: m


      # its name
      name: close
      # more to come
    code: |-   # a block
        x
        y
      # not in the block
    title: [ 'a',   # one
      "b c", # two
    ]
    # the id
    id:
      # it is null
    other: {a: 1, b: [x, 'no']} # flow
      # below other
    # the end
    """

  private static let arranged = """
    # yaml-language-server: $schema=../schema.yaml
    # License: CC-BY-4.0

    # the id
    id: null
      # it is null
    title:
      - a # one
      - b c # two

    # the steps
    steps:   # in order
      # first
      - name: open # quickly
        # a note
        note: new
      # second
      -
        # its name
        name: close
        note: m
        # more to come
    code: |-   # a block
      x
      y
    # not in the block
    other: {a: 1, b: [x, "no"]} # flow
      # below other
    # the end

    """

  @Test func commentsGoWithTheirParts() throws {
    let formatted = try Self.formatted(Self.commented)
    #expect(formatted == Self.arranged)
  }

  @Test(arguments: [
    ("a:   1", "a: 1\n"), ("---\na: 1\n...\n", "a: 1\n"), ("# c\n--- # d\na: 1\n...\n# e\n", "# c\n# d\na: 1\n# e\n"),
    ("{a: 1, b: [2]}", "a: 1\nb: [2]\n"),
    ("a: 'x'", "a: x\n"), ("a: True\nb: ~\nc:\n", "a: true\nb: null\nc: null\n"),
    ("a: 1.50\nb: +1\nc: .5\n", "a: 1.50\nb: +1\nc: .5\n"),
    ("a: |\r\n  x\r\n  y\r\n# c\r\n", "a: |\n  x\n  y\n# c\n"), ("a: >\n  x\n  y\n", "a: |\n  x y\n"),
    ("a: x\n  y\n", "a: x y\n"),
    ("- - a\n  - b\n- # c\n  - d\n", "- - a\n  - b\n# c\n- - d\n"), ("? a\n: b\n", "a: b\n"),
    ("? a # x\n# y\n: # z\n  b # w\n", "# y\n# z\n# x\na: b # w\n"),
    ("a: # x\n  1 # y\n", "# x\na: 1 # y\n"), ("a: # x\n  b: 1 # y\n", "a: # x\n  b: 1 # y\n"),
    ("a: [ # x\n  # y\n]\n", "a: [] # x\n  # y\n"),
    ("x # c\n# d\n", "x # c\n# d\n"), ("# c\n\nx\n", "# c\nx\n"),
    ("a: |+\n  x\n\n\n# c\nb: 1\n", "a: |+\n  x\n\n\n# c\nb: 1\n"),
    ("a: 1     # x\nbcd: 'z'  # y\ne: 5 # z\n", "a: 1     # x\nbcd: z    # y\ne: 5 # z\n"),
    ("a: é   # x\nb: \"1234567\"  # y\n", "a: é   # x\nb: \"1234567\"  # y\n"),
    ("a: 1\n\n\n\nb: 2\n", "a: 1\n\nb: 2\n"), ("\n\na: 1\n", "a: 1\n"),
    ("a:\n\n  b: 1\n\n  c: 2\n", "a:\n  b: 1\n\n  c: 2\n"),
    ("[a, # x\n b]\n", "- a # x\n- b\n"), ("[ # x\n]\n", "# x\n[]\n"),
    ("- |\n  # no comment\n- \"# nor this\"\n", "- |\n  # no comment\n- \"# nor this\"\n"),
    ("é: ü # ö\n", "é: ü # ö\n"), ("a: b#c\n", "a: b#c\n"),
    ("- a\n  # x\n- b\n  # y\n# z", "- a\n  # x\n- b\n  # y\n# z\n"),
    ("a:\n  - x\n    # 1\n  # 2\n # 3\n# 4\nb: 1\n", "a:\n  - x\n    # 1\n  # 2\n  # 3\n# 4\nb: 1\n"),
    ("b: {x: 1}\na: {}\n", "b: {x: 1}\na: {}\n"), ("a: [b: c, d]\n", "a: [{b: c}, d]\n"),
    ("a: \"x\\\n  y\"\n", "a: xy\n"),
  ])
  func formats(text: String, expected: String) throws {
    let formatted = try Self.formatted(text, order: .asGiven)
    #expect(formatted == expected)
  }

  @Test func foldedParagraphsStayFolded() throws {
    let line = Array(repeating: "long", count: 30).joined(separator: " ")
    let text = try Self.formatted("a: >\n  \(line)\n  \(line)\n\n  second\n")
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).map(\.count) == [4, 116, 116, 71, 0, 8, 0])
  }

  @Test func keysOfJSONAreOrderedToo() throws {
    #expect(
      try Self.formatted("{\"z\":1,\"id\":[1.50]}\r\n", as: .json) == "{\n  \"id\": [\n    1.50\n  ],\n  \"z\": 1\n}\n")
  }

  @Test func refusesWhatIsNoDocument() {
    #expect(throws: FormatRefusal.problems([Problem(.duplicateKey, at: Mark(line: 2, column: 1), detail: "a")])) {
      try Document.formatted(Array("a: 1\na: 2\n".utf8), as: .yaml)
    }
    #expect(throws: FormatRefusal.tooLarge) {
      try Document.formatted(Array("[1,[2,3]]".utf8), as: .json, limits: Limits(size: 10, depth: 9, nodes: 9))
    }
  }
}
