import Documents
import Testing

/// A YAML text is changed in places: the new value stands where it should, and every other byte stays.
@Suite struct YAMLEditTests {

  private func edited(
    _ text: String, _ change: (inout YAMLEdit) throws(YAMLEdit.Refusal) -> Void
  ) throws(YAMLEdit.Refusal) -> String {
    var edit = try YAMLEdit(Array(text.utf8))
    try change(&edit)
    return String(decoding: edit.bytes, as: UTF8.self)
  }

  private func setting(_ path: String, to value: Value, in text: String) throws(YAMLEdit.Refusal) -> String {
    let parts = path.split(separator: "/").map(String.init)
    return try edited(text) { (edit) throws(YAMLEdit.Refusal) in
      try edit.set(parts[parts.count - 1], to: value, at: Array(parts.dropLast()))
    }
  }

  private func appending(_ element: Value, at path: String, in text: String) throws(YAMLEdit.Refusal) -> String {
    try edited(text) { (edit) throws(YAMLEdit.Refusal) in
      try edit.append(element, at: path.split(separator: "/").map(String.init))
    }
  }

  /// Texts with a value at `a`, or below it, set to the text `new`.
  @Test(arguments: [
    // Scalars, with whatever stands behind them.
    ("a: old\n", "a: new\n"),
    ("a: old # why\nb: 2\n", "a: new # why\nb: 2\n"),
    ("a: old   # why\n", "a: new   # why\n"),
    ("# top\na:   old\n# end\n", "# top\na:   new\n# end\n"),
    ("a: 'it''s'\n", "a: new\n"),
    ("a: 'x' # it's\n", "a: new # it's\n"),
    ("a: \"say \\\"x\\\"\" # \"y\"\n", "a: new # \"y\"\n"),
    ("a: one two, three\n", "a: new\n"),
    ("a: x#y\n", "a: new\n"),
    ("a: old", "a: new\n"),
    ("a: old\nb: old\n", "a: new\nb: old\n"),
    ("b: a\na: b\n", "b: a\na: new\n"),
    ("\"a\": old\n", "\"a\": new\n"),
    ("a: true\n", "a: new\n"),
    ("a: 1.50\n", "a: new\n"),
    // In brackets.
    ("{a: old, b: 2}\n", "{a: new, b: 2}\n"),
    ("{b: 2, a: old}\n", "{b: 2, a: new}\n"),
    ("{ b: 2,a: 'x, y' } # why\n", "{ b: 2,a: new } # why\n"),
    // A key that is not there yet.
    ("b: 1\n", "b: 1\na: new\n"),
    ("b: 1", "b: 1\na: new\n"),
    ("b: 1\n\n\n", "b: 1\na: new\n\n\n"),
    ("b: 1 # why\n", "b: 1 # why\na: new\n"),
    ("b:\n  c: 1\n  # inner\n", "b:\n  c: 1\n  # inner\na: new\n"),
    ("b: |\n  text\n\n  more\n", "b: |\n  text\n\n  more\na: new\n"),
    ("{}\n", "{a: new}\n"),
    ("{b: 1}\n", "{b: 1, a: new}\n"),
    ("{ b: 1 }\n", "{ b: 1, a: new }\n"),
    ("{\n  b: 1 # why\n}\n", "{\n  b: 1 # why\n, a: new}\n"),
    // Looks alike, and is another key.
    ("aa: 1\nb: 'a: 2'\n# a: 3\n", "aa: 1\nb: 'a: 2'\n# a: 3\na: new\n"),
    ("b:\n  a: 1\n", "b:\n  a: 1\na: new\n"),
  ])
  func setsAText(before: String, after: String) throws {
    #expect(try setting("a", to: .string("new"), in: before) == after)
  }

  @Test(arguments: [
    ("a:\n  b: 1\nc: 2\n", "a:\n  b: new\nc: 2\n"),
    ("a:\n  x: 1\nc: 2\n", "a:\n  x: 1\n  b: new\nc: 2\n"),
    ("a:\n  x: 1\n\n# of c\nc: 2\n", "a:\n  x: 1\n  b: new\n\n# of c\nc: 2\n"),
    ("a:\n  x: 1\n  # of x\nc: 2\n", "a:\n  x: 1\n  # of x\n  b: new\nc: 2\n"),
    ("a:\n    x: 1\n", "a:\n    x: 1\n    b: new\n"),
    ("a: {x: 1}\nc: 2\n", "a: {x: 1, b: new}\nc: 2\n"),
    ("a: {} # none\nc: 2\n", "a: # none\n  b: new\nc: 2\n"),
    ("a: {}\n", "a:\n  b: new\n"),
    ("c:\n  b: 1\na:\n  x: 1\n", "c:\n  b: 1\na:\n  x: 1\n  b: new\n"),
  ])
  func setsATextInside(before: String, after: String) throws {
    #expect(try setting("a/b", to: .string("new"), in: before) == after)
  }

  @Test(arguments: [
    ("a:\n  - 1\n", "a:\n  - 1\n  - new\n"),
    ("a:\n- 1\nb: 2\n", "a:\n- 1\n- new\nb: 2\n"),
    ("a:\n  - 1 # one\n  # of one\nb: 2\n", "a:\n  - 1 # one\n  # of one\n  - new\nb: 2\n"),
    ("a:\n  - 1\n# of b\nb: 2\n", "a:\n  - 1\n  - new\n# of b\nb: 2\n"),
    ("a: [1]\n", "a: [1, new]\n"),
    ("a: [1, ']', \"]\"] # ]\n", "a: [1, ']', \"]\", new] # ]\n"),
    ("a: [\n  1,\n  2\n]\n", "a: [\n  1,\n  2\n, new]\n"),
    ("a: [] # none\n", "a: # none\n  - new\n"),
    ("b: {a: []}\na: []\n", "b: {a: []}\na:\n  - new\n"),
    ("a:\n  - x: 1\n    y: 2\n", "a:\n  - x: 1\n    y: 2\n  - new\n"),
    ("a:\n  - - 1\n    - 2\n", "a:\n  - - 1\n    - 2\n  - new\n"),
  ])
  func appends(before: String, after: String) throws {
    #expect(try appending(.string("new"), at: "a", in: before) == after)
  }

  /// Values that need more than a word, in block and in brackets.
  @Test(arguments: [
    (Value.string("yes"), "'yes'"), (.string("1.0"), "'1.0'"), (.string(""), "''"), (.string("a: b"), "'a: b'"),
    (.string("it's"), "\"it's\""), (.string("#1"), "'#1'"), (.string("two\nlines"), "\"two\\nlines\""),
    (.string("ada@example.com"), "ada@example.com"), (.string("x, y"), "'x, y'"), (.string(" x"), "' x'"),
    (.null, "null"), (.boolean(true), "true"), (.number("1.50"), "1.50"), (.list([]), "[]"), (.mapping([]), "{}"),
    (.list([.string("a"), .number("1")]), "[a, 1]"),
  ])
  func writesEveryValueSoThatItIsReadAgain(value: Value, text: String) throws {
    for before in ["b: 1\n", "{b: 1}\n", "a: old\n", "{a: old, b: 1}\n"] {
      guard value.isScalar || !before.contains("old") else { continue }
      let after = try setting("a", to: value, in: before)
      let root = try #require(Document.read(Array(after.utf8), as: .yaml).document?.root)
      #expect(root["a"].map { Value($0) } == value, "\(after)")
    }
    if value.isScalar, !text.hasPrefix("'"), !text.hasPrefix("\"") {
      #expect(try setting("a", to: value, in: "b: 1\n") == "b: 1\na: \(text)\n")
    }
  }

  @Test func writesARecordOverLines() throws {
    let entry: Value = ["name": .string("Ada"), "emails": .list([.string("ada@example.com")]), "roles": .mapping([])]
    #expect(
      try setting("people/ada", to: entry, in: "people:\n  grace:\n    name: Grace # hers\n\nend: 1\n")
        == """
        people:
          grace:
            name: Grace # hers
          ada:
            name: Ada
            emails: [ada@example.com]
            roles: {}

        end: 1

        """)
  }

  /// What cannot be changed is refused, and says the line.
  @Test(arguments: [
    ("a: |\n  text\n", 1), ("b: 1\na: >-\n  text\n", 2), ("a: one\n  two\n", 1), ("b: 1\n\na:\n  - 1\n", 4),
    ("a: {b: 1}\n", 1), ("a: \"one\n  two\"\n", 1),
  ])
  func refusesWhatGoesOnOverLines(before: String, line: Int) {
    #expect(throws: YAMLEdit.Refusal.unforeseen(line)) { _ = try setting("a", to: .string("new"), in: before) }
  }

  @Test func saysWhatToDo() {
    #expect(
      YAMLEdit.Refusal.unforeseen(7).words == "line 7 of the file is written in a way that cannot be changed here")
    for refusal in [YAMLEdit.Refusal.unforeseen(7), .carriageReturns, .unreadable] { #expect(!refusal.help.isEmpty) }
  }

  @Test(arguments: ["x/b", "a/b/c", "a/0/b", "x"]) func refusesPathsThatLeadNowhere(path: String) {
    #expect(throws: YAMLEdit.Refusal.self) { _ = try appending(.string("new"), at: path, in: "a: {b: 1}\nl: [1]\n") }
  }

  @Test(arguments: ["a: 1", "a: [1]\n", "a: x\n"]) func refusesToAppendToWhatIsNoList(text: String) throws {
    let isList = text.contains("[")
    if isList {
      #expect(try appending(.string("b"), at: "a", in: text) == "a: [1, b]\n")
    } else {
      #expect(throws: YAMLEdit.Refusal.self) { _ = try appending(.string("b"), at: "a", in: text) }
    }
  }

  @Test(arguments: ["a: 1\r\n", "a: 1\rb: 2", "a: \"\r\""]) func refusesCarriageReturns(text: String) {
    #expect(throws: YAMLEdit.Refusal.carriageReturns) { _ = try YAMLEdit(Array(text.utf8)) }
  }

  @Test(arguments: ["", "a: [", "a: 1\na: 2\n", "a: &x 1\n", "a: 1\n---\nb: 2\n", "\u{0}"])
  func refusesWhatIsNoDocument(text: String) {
    #expect(throws: YAMLEdit.Refusal.unreadable) { _ = try YAMLEdit(Array(text.utf8)) }
  }

  @Test func aRefusalChangesNothing() throws {
    let text = "a: |\n  text\nb: 1 # why\n"
    var edit = try YAMLEdit(Array(text.utf8))
    #expect(throws: YAMLEdit.Refusal.self) { try edit.set("a", to: .string("new"), at: []) }
    #expect(String(decoding: edit.bytes, as: UTF8.self) == text)
    try edit.set("b", to: .integer(2), at: [])
    #expect(String(decoding: edit.bytes, as: UTF8.self) == "a: |\n  text\nb: 2 # why\n")
  }
}

extension Value {
  fileprivate var isScalar: Bool {
    switch self {
    case .list, .mapping: false
    default: true
    }
  }
}
