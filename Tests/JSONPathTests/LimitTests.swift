import Documents
import Testing

@testable import JSONPath

/// Hostile queries and documents end in an error or in an answer, and soon.
@Suite struct LimitTests {
  private static func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

  @Test(arguments: [
    "$[?" + repeated("(", 5000), "$" + repeated("[?@", 2500), "$[?" + repeated("length(", 1000),
    "$[?" + repeated("(", 64) + "@" + repeated(")", 64) + "]", "$[?" + repeated("!(", 1000),
  ])
  func queriesAreNestedSoDeep(query: String) {
    #expect(refusal(of: query)?.text == "the query is nested deeper than 64 levels")
  }

  @Test func queriesAreSoLong() throws {
    #expect(refusal(of: "$" + Self.repeated(".a", 4095)) == nil)
    #expect(
      refusal(of: "$" + Self.repeated(".a", 4096))
        == JSONPathError(text: "the query has 8193 bytes, and 8192 is the most", offset: 0))
    let tests = Self.repeated("@||", 2600)
    #expect(try select("$[?\(tests)@]", from: "[1]") == ["1"])
    #expect(try select("$[?!(\(tests.replacing("|", with: "&"))@.x)]", from: "[1]") == ["1"])
  }

  /// Lists of 30 in 30 in 30, and 60 levels of one.
  private static let wide =
    repeated("- [\(repeated("[\(repeated("1,", 30))],", 30))]\n", 30) + "- " + repeated("[", 60) + repeated("]", 60)

  @Test(arguments: [
    "$..*..*..*..*..*", "$..[?@..*..*]..[?@..[?@..x]]..[?@..*..x]", "$..[?count($..*) == 0]",
    "$[*,*,*,*][*,*,*,*][*,*,*,*]",
    "$..[?@ == $[0] && $ != $[1] && count($..*) < 0]", "$[?count(@..[?count($..*) == 1]) == 1]",
  ])
  func givesUpRatherThanWork(query: String) throws {
    let clock = ContinuousClock()
    let start = clock.now
    let found = try #require(try limit(query, in: Self.wide, steps: 500_000))
    #expect(found.kind == .steps)
    #expect(found.text == "the query takes more than 500000 steps in this document")
    #expect(clock.now - start < .seconds(10))
  }

  @Test func answersWhatIsAffordable() throws {
    #expect(try limit("$..*", in: Self.wide) == nil)
    #expect(try limit("$..[?@ == 1]", in: Self.wide) == nil)
    #expect(try limit("$..[?@ == $[0][0]]", in: Self.wide) == nil)
  }

  /// A limit is an error wherever it is reached, and in no test turned into its opposite.
  @Test(arguments: [
    "$[?@..x]", "$[?!(@..x)]", "$[?count(@..*) == 0]", "$[?count(@..*) != 0 || @]", "$[?!(value(@..x) == 1)]", "$..x",
    "$[?$[?@..x] || @]",
  ])
  func aLimitIsNoAnswer(query: String) throws {
    #expect(try limit(query, in: "- [[[1, 2, 3, 4, 5, 6, 7, 8, 9]]]", steps: 10)?.kind == .steps)
  }

  /// Each filter goes down the whole document inside the one around it, from the one node that its test lets through.
  @Test func recursionEndsBeforeTheStack() throws {
    let filters = Self.repeated("$..[?@ == 'x' && ", 14) + "$..x" + Self.repeated("]", 14)
    let deep = Self.repeated("[", 62) + "x" + Self.repeated("]", 62)
    #expect(try limit(filters, in: deep)?.kind == nil)
    let deeper = Self.repeated("$..[?@ == 'x' && ", 60) + "$..x" + Self.repeated("]", 60)
    #expect(try limit(deeper, in: deep)?.kind == .depth)
  }

  /// Names that differ in their last byte alone cost as much as they are long.
  @Test func longNamesCostMore() throws {
    let name = Self.repeated("k", 1000)
    let keys = (100..<300).map { "\(name)\($0): 1\n" }.joined()
    #expect(try select("$[?$['\(name)100'] == 1]", from: keys).count == 200)
    #expect(try limit("$[?$['\(name)300']]", in: keys, steps: 100_000)?.kind == .steps)
  }

  @Test func saysWhere() throws {
    let found = try limit("$[*][?search(@, 'x')]", in: "- [a]\n- [\(Self.repeated("b", 8193))]")
    #expect(found?.kind == .undecidedPattern)
    #expect(found?.mark == Mark(line: 2, column: 4))
    #expect(
      found?.text
        == "a pattern cannot be decided on 8193 bytes of text: it goes back too often, or the text is too long")
  }

  @Test(arguments: ["match", "search"]) func anUndecidedPatternIsNoAnswer(function: String) throws {
    let text = "- \(Self.repeated("a", 2000))!"
    for test in [
      "\(function)(@, '(a|aa)+[bc]')", "!\(function)(@, '(a|aa)+[bc]')", "\(function)(@, '(a|aa)+[bc]') || @",
    ] {
      #expect(try limit("$[?\(test)]", in: text)?.kind == .undecidedPattern, "\(test)")
    }
  }

  @Test func aWholeTextMayBeLong() throws {
    let text = Self.repeated("a", 100_000)
    #expect(try select("$[?match(@, 'a+|b')]", from: "- \(text)") == [text])
    #expect(try select("$[?match(@, '(a|b)+c|b')]", from: "- \(text)").isEmpty)
  }
}

/// Patterns that stand in documents.
@Suite struct DocumentPatternTests {
  @Test func matchWhatTheySay() throws {
    let yaml = "pattern: b.?b\nvalues: [abc, bab, bb, 1, [bb]]"
    #expect(try select("$.values[?match(@, $.pattern)]", from: yaml) == ["bab", "bb"])
    #expect(try select("$.values[?search(@, $.pattern)]", from: yaml) == ["bab", "bb"])
  }

  @Test(arguments: ["'\\d'", "'('", "1", "[b]", "null", "'[z-a]'"]) func matchNothingWhereTheyAreNone(
    pattern: String
  ) throws {
    let yaml = "pattern: \(pattern)\nvalues: [a, '1', '(']"
    #expect(try select("$.values[?match(@, $.pattern)]", from: yaml).isEmpty)
    #expect(try select("$.values[?!search(@, $.pattern)]", from: yaml) == ["a", "1", "("])
  }

  @Test(arguments: [String(repeating: "a", count: 1025), "a{70000}", "((a{900}){900}){900}"])
  func mayBeTooLarge(pattern: String) throws {
    let found = try limit("$.values[?match(@, $.pattern)]", in: "pattern: '\(pattern)'\nvalues: [x]")
    #expect(found?.kind == .largePattern)
    #expect(found?.text == "a pattern is too large to be compiled")
  }

  @Test func mayGoBackLessOften() throws {
    let yaml = "pattern: (a|aa)+[cd]\ntext: \(String(repeating: "a", count: 22))!"
    #expect(try limit("$[?match(@, '(a|aa)+[cd]')]", in: yaml) == nil)
    #expect(try limit("$[?match(@, $.pattern)]", in: yaml)?.kind == .undecidedPattern)
  }

  /// Whoever writes the document chooses them, so they cost more.
  @Test func areCompiledSoOften() throws {
    let few = (0..<300).map { "- {text: a\($0), pattern: a\($0)}\n" }.joined()
    #expect(try limit("$[?match(@.text, @.pattern)]", in: few) == nil)
    #expect(try select("$[?match(@.text, @.pattern)].text", from: few).count == 300)
    let many = (0..<3000).map { "- {text: a\($0), pattern: a\($0)}\n" }.joined()
    #expect(try limit("$[?match(@.text, @.pattern)]", in: many)?.kind == .steps)
  }
}
