import Schema
import Testing

@testable import JSONPath

/// The grammar of RFC 9485, and what its expressions match.
@Suite struct IRegexpTests {
  @Test(arguments: [
    ("", ""), ("a|", "a|"), ("()", "(?:)"), ("a.b", "a[^\\n\\r]b"), ("(ab){2,3}", "(?:ab){2,3}"), ("a{02}", "a{2}"),
    ("a{2,}", "a{2,}"), ("a{0,0}", "a{0,0}"), ("[-a]", "[\\-a]"), ("[a-]", "[a\\-]"), ("[-]", "[\\-]"),
    ("[^-]", "[^\\-]"),
    ("[a-c\\p{Lu}]", "[a-c\\p{Lu}]"), ("\\P{Z}", "\\P{Z}"), ("[\\n-\\r]", "[\\n-\\r]"), ("[:a:]", "[\\:a\\:]"),
    ("^a$", "^a$"), ("^*", "(?:^)*"), ("[^^]", "[^\\^]"), ("[.]", "[\\.]"), ("\\.", "\\."), ("a-b", "a\\-b"),
    ("é+", "é+"),
    ("\\(\\[\\{\\}\\]\\)", "\\(\\[\\{\\}\\]\\)"), ("\"'/<>#", "\\\"\\'\\/\\<\\>\\#"), ("\n", "\\n"), ("a b", "a b"),
  ])
  func conforms(pattern: String, translated: String) throws {
    let expression = try IRegexp(pattern)
    #expect(expression.translated == translated)
    #expect(expression.sizeFault == nil)
  }

  @Test(arguments: [
    ("\\d", "`\\d` is no escape of I-Regexp"), ("\\w+", "`\\w` is no escape of I-Regexp"),
    ("\\s", "`\\s` is no escape of I-Regexp"), ("\\b", "`\\b` is no escape of I-Regexp"),
    ("(a)\\1", "`\\1` is no escape of I-Regexp"), ("\\/", "`\\/` is no escape of I-Regexp"),
    ("\\u0041", "`\\u` is no escape of I-Regexp"), ("\\", "a backslash escapes nothing"),
    ("[\\d]", "`\\d` is no escape of I-Regexp"), ("(?:a)", "`?` repeats nothing"), ("(?=a)", "`?` repeats nothing"),
    ("(*VERB)", "`*` repeats nothing"), ("a*?", "`?` repeats nothing"), ("a++", "`+` repeats nothing"),
    ("*", "`*` repeats nothing"), ("a|*", "`*` repeats nothing"), ("{2}", "`{` repeats nothing"),
    ("a{,2}", "a number is missing in braces"), ("a{}", "a number is missing in braces"),
    ("a{2", "a brace is not closed"),
    ("a{2,3,4}", "a brace is not closed"), ("a{3,2}", "{3,2} repeats at least more often than at most"),
    ("a{99999999999999999999,2}", "{99999999999999999999,2} repeats at least more often than at most"),
    ("a}", "`}` wants a backslash in front"), ("a]", "`]` wants a backslash in front"),
    ("(", "a parenthesis is not closed"),
    (")", "a parenthesis is closed that was not opened"), ("(a))(", "a parenthesis is closed that was not opened"),
    ("[", "a bracket is not closed"), ("[a", "a bracket is not closed"), ("[]", "the brackets are empty"),
    ("[^]", "the brackets are empty"), ("[]a]", "the brackets are empty"),
    ("[[:alpha:]]", "`[` in brackets wants a backslash in front"),
    ("[a-b-c]", "`-` in brackets wants a backslash in front"),
    ("[--a]", "`-` in brackets wants a backslash in front"), ("[z-a]", "a range in brackets ends before it begins"),
    ("[\\p{L}-z]", "`-` in brackets wants a backslash in front"), ("[a-\\p{L}]", "`\\p` is no escape of I-Regexp"),
    ("\\pL", "`\\p` wants a category in braces"), ("\\p{L", "`\\p` wants a category in braces"),
    ("\\p{Lx}", "`Lx` is no category of Unicode that I-Regexp knows"),
    ("\\p{Cs}", "`Cs` is no category of Unicode that I-Regexp knows"),
    ("\\p{Letter}", "`Letter` is no category of Unicode that I-Regexp knows"),
    ("\\p{^Lu}", "`^Lu` is no category of Unicode that I-Regexp knows"),
    ("\\p{IsBasicLatin}", "`IsBasicLatin` is no category of Unicode that I-Regexp knows"),
  ])
  func doesNotConform(pattern: String, text: String) {
    do throws(IRegexp.Fault) {
      _ = try IRegexp(pattern)
      Issue.record("it conforms")
    } catch {
      #expect(error.text == text)
    }
  }

  private static func match(_ pattern: String, _ text: String) throws -> Bool {
    let compiled = try #require(Pattern(whole: IRegexp(pattern).translated))
    return Array(text.utf8).withUnsafeBufferPointer { compiled.match($0) } == .match
  }

  @Test(arguments: [
    ("a|bc", "bc"), (".", "\u{2028}"), ("[:alpha:]+", "alpha:"), ("", ""), ("a|", ""), ("[^a]", "\n"), ("\\n", "\n"),
    ("[+-.]", ","), ("^*a", "a"), ("a{0}", ""), ("\\p{Nd}", "\u{663}"), ("(a|b)*", "abab"), ("\u{0}", "\u{0}"),
    ("#.*", "# a"),
  ])
  func matches(pattern: String, text: String) throws { #expect(try Self.match(pattern, text)) }

  @Test(arguments: [
    ("a|bc", "abc"), ("a|bc", "bcc"), (".", "\n"), (".", "\r"), ("a", "a\n"), ("[^a]", "a"), ("a$", "a\n"), ("", "a"),
    ("\\p{Lu}", "a"), ("[a\\-c]", "b"), ("a|b|c", "xb"), ("A", "a"), ("a b", "ab"),
  ])
  func doesNotMatch(pattern: String, text: String) throws { #expect(try !Self.match(pattern, text)) }
}
