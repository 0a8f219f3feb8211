import Documents
import Testing

@Suite struct JSONReaderTests {
  static func problems(_ text: String) -> String {
    Document.read(Array(text.utf8), as: .json).problems.map {
      "\($0.mark.line):\($0.mark.column) \($0.code.rawValue)" + ($0.detail.isEmpty ? "" : " " + $0.detail)
    }.joined(separator: "|")
  }

  @Test func readsEveryKindWithItsPlace() throws {
    let text = "{\"a\": [1, -2.5e+3, true, null],\n \"ü\\u00e9\\ud83d\\ude00\": \"x\\n\"}"
    let root = try #require(Document.read(Array(text.utf8), as: .json).document).root
    #expect(root["a"]?.elements.map(\.kind) == [.number, .number, .boolean, .null])
    #expect(root["a"]?.elements.map { Int($0.mark.column) } == [8, 11, 20, 26])
    let second = try #require(root["üé😀"])
    #expect(second.text == "x\n" && second.mark == Mark(line: 2, column: 25))
  }

  @Test(arguments: [
    ("", "1:1 empty"), (" \n ", "1:1 empty"), ("{\"a\":1,\"a\":2}", "1:8 duplicateKey a"),
    ("{\"a\":1,\"\\u0061\":2}", "1:8 duplicateKey a"),
    ("[1,]", "1:3 syntax no comma may stand before the closing bracket"),
    ("[01]", "1:2 syntax a number has no leading zeros"),
    ("[1.]", "1:4 syntax a digit is expected after the point"),
    ("nul", "1:1 syntax a value is expected here: texts stand in double quotes"),
    ("{a:1}", "1:2 syntax a key in double quotes is expected here"),
    ("\"a", "1:1 syntax the quotes that open here are never closed"),
    ("\"\\ud800\"", "1:2 syntax half of a surrogate pair stands alone"),
    ("1 2", "1:3 syntax nothing may follow the value that ends here"),
    ("[1", "1:3 syntax the text ends, but `,` or `]` is expected here"),
    ("{\"a\" 1}", "1:6 syntax `:` is expected after the key"),
    ("\"a\nb\"", "1:3 syntax a line end or tab inside a text: write `\\n` or `\\t`"),
    ("\u{FEFF}1", "1:1 byteOrderMark"),
    ("\"\u{1}\"", "1:2 controlCharacter U+0001"), ("[1,\r\r\nx]", "3:1 syntax a value is expected here"),
    ("1 x", "1:3 syntax nothing may follow the value that ends here"),
    ("NaN", "1:1 syntax a value is expected here"), ("// x\n1", "1:1 syntax a value is expected here"),
  ])
  func refusesWithItsPlace(text: String, expected: String) {
    #expect(Self.problems(text) == expected)
  }

  @Test func refusesDeepNestingAtOnce() {
    #expect(Self.problems(String(repeating: "[", count: 500_000)) == "1:65 tooDeep")
  }
}

@Suite struct NumberTests {
  private func number(_ text: String) throws -> Number { try #require(Number(text.utf8)) }

  @Test(arguments: [("1.0", "1"), ("1e2", "100"), ("0.00", "-0"), ("10e-1", "1"), ("+5", "5.000"), (".5", "0.5")])
  func equalValuesAreEqual(left: String, right: String) throws {
    #expect(try number(left) == number(right))
  }

  @Test(arguments: [
    ("-1", "0"), ("0.1", "0.2"), ("9", "10"), ("-10", "-9"), ("1e400", "1e401"),
    ("0.30000000000000001", "0.3000000000000001"), ("1e18", "1e99999999999999999999999"),
    ("-1e9223372036854775808", "1e-9223372036854775809"), ("1e-9223372036854775809", "1e-5"),
  ])
  func smallerValuesAreSmaller(left: String, right: String) throws {
    #expect(try number(left) < number(right))
    #expect(try !(number(right) < number(left)))
  }

  @Test(arguments: [
    ("9", "3", true), ("10", "3", false), ("0.3", "0.1", true), ("1e999999999", "3", false), ("1e999999999", "8", true),
    ("4.5", "1.5", true), ("1.5", "3", false), ("0", "7", true), ("7", "0", false), ("35", "0.5", true),
    ("123456789012345678901234567890", "12345678901234567890123456789", true),
    ("123456789012345678901234567891", "12345678901234567890123456789", false), ("0.0075", "0.0001", true),
    ("0.00751", "0.0001", false),
  ])
  func multiplesAreExact(number text: String, of divisor: String, expected: Bool) throws {
    #expect(try number(text).isMultiple(of: number(divisor)) == expected)
  }

  @Test func integersFitOrDoNot() throws {
    #expect(try number("1e3").integer == 1000 && number("-42.0").integer == -42)
    #expect(
      try number("1.5").integer == nil && number("1e30").integer == nil && number("9223372036854775808").integer == nil)
    for exponent in ["9223372036854775807", "9223372036854775808", "-9223372036854775809", "99999999999999999999"] {
      let text = "-1e\(exponent)"
      #expect(try number(text).integer == nil && number(text).isInteger == !text.contains("e-"))
    }
    #expect(Number("1e".utf8) == nil && Number("--1".utf8) == nil && Number("".utf8) == nil)
  }
}
