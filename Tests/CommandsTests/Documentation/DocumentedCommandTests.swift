import Commands
import Foundation
import Testing

/// What the documentation says to type can be typed, and what can be typed is documented.
@Suite struct DocumentedCommandTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// README.md and its like, `docs/`, and what the templates and hooks tell their readers.
  private static let pages: [String] = {
    let files = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs", "Hooks", "Templates"].flatMap { name in
      let walk = FileManager.default.enumerator(atPath: root.appending(path: name).path)
      let below = (walk?.compactMap { $0 as? String } ?? []).map { "\(name)/\($0)" }
      return name.hasSuffix(".md") ? [name] : below
    }
    return files.filter { !$0.contains("/batches/") && text($0) != nil }.sorted()
  }()

  private static func text(_ path: String) -> String? {
    (try? Data(contentsOf: root.appending(path: path))).flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// A call of the program as it stands in a text, up to the end of the line or code span.
  private struct Call {
    let command: CommandDescription
    let rest: Substring
    let unknown: Substring?

    init?(_ text: Substring, of program: CommandDescription) {
      // The parser's own.
      if text.hasPrefix("help") { return nil }
      var command = program
      var rest = text
      var unknown: Substring?
      // What a stroke follows is the name of a batch or an item.
      while let word = rest.prefixMatch(of: /\s*([a-z][a-z-]*)(?![\w\/-])/), !command.subcommands.isEmpty {
        guard let next = command.subcommands.first(where: { $0.name == word.1 }) else {
          unknown = word.1
          break
        }
        command = next
        rest = rest[word.range.upperBound...]
      }
      self.command = command
      self.rest = rest
      self.unknown = unknown
    }
  }

  private static func calls(in text: String, of program: CommandDescription) -> [Call] {
    // Regular expressions are slow without the optimizer, so they see few lines.
    text.split(separator: "\n").filter { $0.contains("git dataset ") }.flatMap { line in
      line.matches(of: /git dataset ([a-z][^`;&|]*)/).compactMap { Call($0.1, of: program) }
    }
  }

  @Test(arguments: pages) func everyCallCanBeMade(page: String) throws {
    let program = try Program.description()
    var text = try #require(Self.text(page))
    // What an older version brought is told in its own words.
    if page == "CHANGELOG.md", let older = text.firstRange(of: "\n## 0.") { text = String(text[..<older.lowerBound]) }
    for call in Self.calls(in: text, of: program) {
      let words = call.command.words.joined(separator: " ")
      #expect(call.unknown == nil, "\(page): there is no \(words) \(call.unknown ?? "")")
      let known = Set(call.command.arguments.flatMap(\.names))
      for option in call.rest.matches(of: /(?:^|\s)(--[a-z][a-z-]*)/) {
        #expect(known.contains(String(option.1)), "\(page): \(words) has no \(option.1)")
      }
    }
  }

  @Test func everyCommandIsDocumented() throws {
    let program = try Program.description()
    let documents = Self.pages.filter { $0.hasPrefix("docs/") || $0 == "README.md" }
    #expect(documents.count > 8)
    let documented = Set(
      try documents.flatMap { page in
        Self.calls(in: try #require(Self.text(page)), of: program).map(\.command.words)
      })
    for command in program.leaves where command.name != "help" {
      #expect(documented.contains(command.words), "no document mentions \(command.words.joined(separator: " "))")
    }
  }
}
