import Testing

/// Comparisons of values, each as `$[?@.a OPERATOR @.b]`.
@Suite struct ComparisonTests {
  private static func holds(_ left: String, _ comparator: String, _ right: String) throws -> Bool {
    let entries = [("a", left), ("b", right)].filter { !$0.1.isEmpty }.map { "\($0): \($1)" }
    return try !select("$[?@.a \(comparator) @.b]", from: "- {\(entries.joined(separator: ", "))}").isEmpty
  }

  @Test(arguments: [
    ("1", "1.0"), ("100", "1e2"), ("0.1", "1e-1"), ("-0", "0"), ("1e400", "10e399"), ("+1", "1"),
    ("12345678901234567890123", "12345678901234567890123.0"), ("x", "'x'"), ("true", "True"), ("null", "~"), ("", ""),
    ("[1, [x]]", "[1.0, ['x']]"), ("{x: 1, y: [2]}", "{y: [2], x: 1}"), ("{x: {}}", "{x: {}}"), ("[]", "[]"),
  ])
  func areEqual(left: String, right: String) throws {
    #expect(try Self.holds(left, "==", right) && Self.holds(right, "==", left) && Self.holds(left, "<=", right))
    #expect(try !Self.holds(left, "!=", right) && !Self.holds(left, "<", right) && !Self.holds(left, ">", right))
  }

  @Test(arguments: [
    ("1", "'1'"), ("1", "true"), ("null", ""), ("null", "false"), ("''", "null"), ("[]", "{}"), ("[1]", "[1, 1]"),
    ("[1, 2]", "[2, 1]"), ("{x: 1}", "{x: 2}"), ("{x: 1}", "{y: 1}"), ("{x: 1, y: 1}", "{x: 1, z: 1}"),
    ("[[]]", "[{}]"),
    ("x", "[x]"), ("[null]", "[false]"), ("true", "false"), ("\u{e9}", "e\u{301}"), ("[\u{e9}]", "[e\u{301}]"),
    ("{\u{e9}: 1}", "{e\u{301}: 1}"),
  ])
  func areUnequal(left: String, right: String) throws {
    #expect(try !Self.holds(left, "==", right) && !Self.holds(right, "==", left) && Self.holds(left, "!=", right))
  }

  @Test(arguments: [
    ("1", "2"), ("-2", "-1"), ("0.1", "0.11"), ("9007199254740992", "9007199254740993"), ("1e400", "1e401"),
    ("-1e400", "1"), ("1e-400", "2e-400"), ("a", "b"), ("a", "aa"), ("''", "a"), ("Z", "a"), ("z", "\u{e9}"),
    ("\u{FF5E}", "\u{1F600}"),
  ])
  func isLess(left: String, right: String) throws {
    for comparator in ["<", "<=", "!="] { #expect(try Self.holds(left, comparator, right), "\(comparator)") }
    for comparator in [">", ">=", "=="] { #expect(try !Self.holds(left, comparator, right), "\(comparator)") }
  }

  @Test(arguments: [
    ("1", "'2'"), ("true", "false"), ("null", "1"), ("", "1"), ("[1]", "[2]"), ("{x: 1}", "{x: 2}"), ("1", "[2]"),
  ])
  func haveNoOrder(left: String, right: String) throws {
    for comparator in ["<", "<=", ">", ">="] { #expect(try !Self.holds(left, comparator, right), "\(comparator)") }
  }
}
