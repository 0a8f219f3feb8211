import Documents
import Testing

@testable import Dataset

/// What makes an item the same as another.
@Suite struct ItemGistTests {
  private func gist(_ text: String, _ format: Format = .yaml, besides fields: Set<String> = []) throws -> ItemGist {
    ItemGist(of: try #require(Document.read(Array(text.utf8), as: format).document).root, besides: fields)
  }

  /// Texts that no reviewer would tell apart.
  @Test(arguments: [
    "On parsers", "On parsers  ", " On parsers\n\n", "On parsers\r\n", "On \t parsers", "On\u{A0}parsers",
    "\u{FEFF}On parsers", "On par\u{200B}sers\u{2028}", "On parsers\u{0}",
  ]) func looksTheSame(text: String) {
    #expect(PlainText.of(text) == "On parsers")
  }

  @Test func keepsWhatIsSeen() {
    #expect(PlainText.of("if x:\n    y\n\n  z  \n") == "if x:\n    y\n  z")
    #expect(PlainText.of("if x:\n    y") != PlainText.of("if x:\n  y"))
    #expect(PlainText.of("a\nb") != PlainText.of("a b") && PlainText.of("A") != PlainText.of("a"))
    #expect(PlainText.of(" \u{200B}\n\t") == "" && PlainText.of("e\u{301}") == PlainText.of("\u{E9}"))
  }

  @Test func leavesOutCircumstances() throws {
    let bare = try gist("title: On parsers")
    #expect(bare.names == ["title"] && bare.size == 10)
    let full = """
      id: n-1
      authors: [ada]
      source_authors: [Grace]
      imported_by: ada
      rubric: 1.0.0
      created_at: '2026-01-01'
      minutes: 4
      use: eval
      title: "On parsers "
      more: {author: ada, minutes: 4, text: ''}
      list: [null, [], '']
      """
    #expect(try gist(full) == bare)
    #expect(try gist("{\"title\": \"On parsers\", \"kind\": \"idea\"}", .json, besides: ["kind"]) == bare)
  }

  @Test func filesAreWhatTheirDigestsSay() throws {
    let digest = String(repeating: "a", count: 64)
    let one = try gist("files: [{path: a.txt, sha256: \(digest)}]")
    #expect(try gist("files: [{sha256: \(digest), path: b.txt}]") == one)
    #expect(try gist("files: [{path: a.txt, sha256: \(digest.dropLast())b}]") != one)
    #expect(try gist("files: [{path: a.txt}]") != gist("files: [{path: b.txt}]"))
  }

  @Test func structureCounts() throws {
    #expect(try gist("x: [[a], b]") != gist("x: [[a, b]]") && gist("x: [a, b]") != gist("x: [b, a]"))
    #expect(try gist("x: {a: b}") != gist("x: [a, b]") && gist("x: 1") == gist("x: 1.0"))
    #expect(try gist("x: 1") != gist("x: '1'") && gist("x: true") != gist("x: false"))
    #expect(try gist("x: {a: {b: c}}") != gist("x: {a: b, c: ''}"))
  }
}
