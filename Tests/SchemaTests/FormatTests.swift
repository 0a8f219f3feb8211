import Testing

@testable import Schema

/// Formats where the official suite says nothing.
@Suite struct FormatTests {
  private static func accepts(_ name: String, _ text: String) throws -> Bool {
    let format = try #require(StringFormat(name))
    return Array(text.utf8).withUnsafeBufferPointer { format.accepts($0) }
  }

  @Test(arguments: [
    ("date", "2024-02-29"), ("time", "00:29:60-23:30"), ("duration", "P1Y2M3DT4H"), ("ipv6", "1:2:3:4:5:6:7::"),
    ("email", "ada@[IPv6:2001:db8::1]"), ("hostname", "xn--mnchen-3ya.example"),
    ("idn-hostname", "m\u{FC}nchen.example"),
    ("uri", "https://ada@example.com:8080/a?b#c"), ("uri-reference", "../a#b"), ("json-pointer", "/~01"),
    ("relative-json-pointer", "1-2#"), ("regex", "a{,2}"), ("regex", "^(?i:a)\\p{L}$"), ("regex", "(?<a>x)\\k<a>"),
    ("iri", "https://example.com/\u{E9}"), ("uri-template", "/{a,b*}{?c:3}"),
    ("uuid", "00000000-0000-0000-0000-000000000000"),
  ])
  func accepts(name: String, text: String) throws {
    #expect(try Self.accepts(name, text))
  }

  @Test(arguments: [
    ("date", "2023-02-29"), ("date", "2100-02-29"), ("date", "2026-1-05"), ("time", "23:59:60+00:01"),
    ("ipv6", "1:2:3:4:5:6:7:8::"),
    ("duration", "P1Y3D"), ("email", "ada@example..com"), ("hostname", "xn--mnchen-3y!"),
    ("hostname", "ab--cd.example"),
    ("idn-hostname", "M\u{DC}nchen"), ("uri", "https://a b"), ("uri-reference", "a b"), ("json-pointer", "/~2"),
    ("relative-json-pointer", "01"), ("regex", "\\2(a)"), ("regex", "[z-a]"), ("regex", "a{2,1}"),
    ("regex", "\\k<b>(?<a>x)"),
    ("uri-template", "{a b}"), ("iri", "https://example.com/\u{FFFF}"),
  ])
  func refuses(name: String, text: String) throws {
    #expect(try !Self.accepts(name, text))
  }

  @Test func namesAreTheOnesOfJSONSchema() {
    for format in StringFormat.allCases { #expect(StringFormat(format.name) == format) }
    #expect(StringFormat("phone") == nil)
  }

  /// What nobody writes by accident neither stops nor slows the program: in a time that grows with a text's square, or
  /// worse, this would not come to an end.
  @Test(.timeLimit(.minutes(2)), arguments: StringFormat.allCases)
  func longTextsAreDecidedSoon(format: StringFormat) {
    for text in ["(", "xn--a", "[", "a.", "1:", "{a}", "%41", "/~0", "\u{5D0}"] {
      let bytes = Array(String(repeating: text, count: 200_000).utf8)
      _ = bytes.withUnsafeBufferPointer { format.accepts($0) }
    }
  }
}
