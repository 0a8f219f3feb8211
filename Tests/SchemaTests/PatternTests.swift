import Testing

@testable import Schema

/// Patterns of ECMA-262 on PCRE2.
@Suite struct PatternTests {
  private static func match(_ pattern: String, _ text: String) throws -> Pattern.Outcome {
    let fault = Pattern.fault(in: pattern)
    #expect(fault == nil)
    let compiled = try #require(Pattern(pattern))
    return Array(text.utf8).withUnsafeBufferPointer { compiled.match($0) }
  }

  @Test(arguments: [
    ("^[^@<>\\s]+@[^@<>\\s]+$", "ada@example.com"), ("\\s", "\u{FEFF}"), ("\\s", "\u{2028}"), ("^\\S+$", "a\u{200B}b"),
    ("^\\S$", "\u{1F600}"), ("[\\S ]", " "), ("^\\u{1F600}$", "\u{1F600}"), ("^\\u00e9$", "\u{e9}"), ("^\\x41$", "A"),
    ("^a$", "a"), ("a", "xax"), ("^.$", "\u{1F600}"), ("^\\p{Letter}+$", "\u{e9}x"), ("^\\p{Lu}$", "A"),
    ("^\\p{Script=Greek}$", "\u{3B1}"), ("^[[]$", "["), ("^[[:]$", ":"), ("^[^]$", "\n"), ("^(?<year>\\d{4})$", "2026"),
    ("^\\cA$", "\u{1}"), ("^a\\/b$", "a/b"), ("^\\-$", "-"), ("^(?=a)a$", "a"), ("^(?<!b)a$", "a"), ("^\\.$", "."),
    ("^[.]$", "."), ("", "anything"), ("^\\w+$", "a_9"), ("a|b", "b"), ("^\u{301}", "\u{301}x"),
  ])
  func matches(pattern: String, text: String) throws {
    #expect(try Self.match(pattern, text) == .match)
  }

  @Test(arguments: [
    ("^[^@<>\\s]+@[^@<>\\s]+$", "ada@exa mple.com"), ("^a$", "a\n"), ("^.$", "\n"), ("^.$", "\r"), ("^.$", "\u{2028}"),
    ("^\\d$", "\u{663}"), ("^\\w$", "\u{e9}"), ("^\\s$", "\u{200B}"), ("\\S", " \t\n\u{A0}"), ("[]", "a"),
    ("^b", "ab\nb"),
    ("^[.]$", "a"), ("^\\p{Lu}$", "a"),
  ])
  func doesNotMatch(pattern: String, text: String) throws {
    #expect(try Self.match(pattern, text) == .noMatch)
  }

  @Test(arguments: ["(", "[a", "a{2,1}", "*", "\\p{Nonsense}", "(?<n>a)(?<n>b)", "[b-a]"])
  func refusesMalformed(pattern: String) {
    #expect(Pattern.fault(in: pattern) != nil)
    #expect(Pattern(pattern) == nil)
  }

  /// What PCRE2 would take, and ECMA-262 does not know.
  @Test(arguments: [
    ("(?i)a", "(? is followed by what ECMA-262 does not know"),
    ("(?P<n>a)", "(? is followed by what ECMA-262 does not know"),
    ("a++", "there is nothing to repeat"), ("\\Aa", "\\A is no escape of ECMA-262"),
    ("(?>a)", "(? is followed by what ECMA-262 does not know"),
    ("a\\Kb", "\\K is no escape of ECMA-262"),
    ("(?#note)a", "(? is followed by what ECMA-262 does not know"),
  ])
  func refusesWhatOthersReadDifferently(pattern: String, expected: String) {
    #expect(Pattern.fault(in: pattern) == nil)
    #expect(RegexGrammar.fault(in: pattern) == expected)
  }

  /// Patterns that run for ever elsewhere end here, and quickly: undecided, or decided.
  @Test(arguments: [
    ("(a+)+$", 50), ("^(a+)+$", 50), ("^(a|a)*$", 5000), ("([a-z])+[0-9]", 100_000), ("^([a-z])+[0-9]$", 1_000_000),
    ("^a*a*a*a*b$", 100_000), ("a*a*a*b", 8_000), ("^(.*)*b$", 8_000), ("^[\\s\\S]*x[\\s\\S]*y[\\s\\S]*z$", 1_000_000),
    ("^(?=(a+))b", 1_000_000),
    ("^a*a*a*a*[bc]$", 100_000), ("^[\\s\\S]*[xy][\\s\\S]*[xy][\\s\\S]*[xy]$", 1_000_000), ("^.*.*[bc]$", 1_000_000),
    ("^(a|b)*a*[cd]", 1_000_000),
    ("^.*?.*?[bc]$", 100_000), ("^(?:[a-z]+,?)+[0-9]$", 1_000_000), ("^(a?){20}a{20}b$", 30), ("(x+x+)+y", 8_000),
    ("^(\\s*a\\s*)*$", 1_000_000),
  ])
  func isBoundedInTime(pattern: String, length: Int) throws {
    let compiled = try #require(Pattern(pattern))
    let text = [UInt8](repeating: UInt8(ascii: "a"), count: length) + [UInt8(ascii: "!")]
    let clock = ContinuousClock()
    let time = clock.measure {
      let outcome = text.withUnsafeBufferPointer { compiled.match($0) }
      #expect(outcome != .match)
    }
    #expect(time < .milliseconds(250), "\(pattern): \(time)")
  }

  @Test func aLongTextForAPatternThatMayBeginAnywhereIsUndecided() throws {
    #expect(try Self.match("a$", String(repeating: "a", count: 8192)) == .match)
    #expect(try Self.match("a$", String(repeating: "a", count: 8193)) == .undecided)
    #expect(try Self.match("^a|b", String(repeating: "a", count: 8193)) == .undecided)
    #expect(try Self.match("^a", String(repeating: "a", count: 8193)) == .match)
  }

  @Test(arguments: [
    ("a|bc", "a", true), ("a|bc", "bc", true), ("a|bc", "abc", false), ("a|bc", "ac", false), ("a", "a\n", false),
    ("", "", true), ("^a", "ba", false), ("a|b", String(repeating: "a", count: 8193), false),
    ("a+|b", String(repeating: "a", count: 100_000), true),
  ])
  func matchesAWholeText(pattern: String, text: String, isMatch: Bool) throws {
    let compiled = try #require(Pattern(whole: pattern))
    let outcome = Array(text.utf8).withUnsafeBufferPointer { compiled.match($0) }
    #expect(outcome == (isMatch ? .match : .noMatch))
  }

  @Test func goesBackAsOftenAsItMay() throws {
    let text = Array("aaaaaaaaaaaaaaaaaaaa!".utf8)
    for (backtracking, expected) in [(UInt32(100), Pattern.Outcome.undecided), (Pattern.backtracking, .noMatch)] {
      for pattern in [
        Pattern("(a|aa)+[bc]", backtracking: backtracking), Pattern(whole: "(a|aa)+[bc]", backtracking: backtracking),
      ] {
        let compiled = try #require(pattern)
        #expect(text.withUnsafeBufferPointer { compiled.match($0) } == expected)
      }
    }
  }

  @Test(arguments: ["(", "a)(b", "*"]) func isMalformedByItself(pattern: String) {
    #expect(Pattern(whole: pattern) == nil)
  }
}
