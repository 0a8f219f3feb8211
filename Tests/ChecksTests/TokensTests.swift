import Similarity
import Testing

@testable import Checks

@Suite struct TokensTests {
  @Test(arguments: [
    ("if a<=b {", ["if", "a", "<=", "b", "{"]), ("  x += 1;", ["x", "+=", "1", ";"]), ("", []), (" \t", []),
    ("naïve_name(1)", ["naïve_name", "(", "1", ")"]), ("a.b->c", ["a", ".", "b", "->", "c"]),
  ])
  func splits(text: String, tokens: [String]) {
    #expect(Array(text.utf8)[...].tokens.map { String(decoding: $0, as: UTF8.self) } == tokens)
  }

  @Test func namesAreLongAndNoNumbers() {
    let names = Array("let total = 12345 + tot + total_2".utf8)[...].names(from: 4)
    #expect(names.map { String(decoding: $0, as: UTF8.self) } == ["total", "total_2"])
  }
}
