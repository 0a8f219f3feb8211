import Foundation
import Testing

/// What the documentation points to is there.
@Suite struct DocumentationTests {
  private static let pages = SourceTree.paths(in: "").filter { $0.hasSuffix(".md") && !$0.contains("Tests/") }

  @Test func thereAreDocuments() {
    for page in ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/annotator.md"] {
      #expect(Self.pages.contains(page), "\(page) is missing")
    }
  }

  @Test(arguments: pages.filter { !$0.contains("/batches/") }) func linksLeadSomewhere(page: String) throws {
    let text = try #require(SourceTree.text(page))
    // Regular expressions are slow without the optimizer, so they see few lines.
    let lines = Self.prose(text).split(separator: "\n").filter { $0.contains("](") }
    for link in lines.flatMap({ $0.matches(of: /\]\(([^)\s]+)\)/) }) where !link.1.hasPrefix("https://") {
      let parts = link.1.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let target = parts[0].isEmpty ? page : Self.path(of: String(parts[0]), from: page)
      guard let linked = SourceTree.text(target) else {
        Issue.record("\(page): the link \(link.1) leads nowhere")
        continue
      }
      if parts.count > 1 {
        #expect(Self.anchors(of: linked).contains(String(parts[1])), "\(page): no heading for \(link.1)")
      }
    }
  }

  /// Every page of `docs` is found from the README, so that nobody has to guess that it exists.
  @Test func theReadmeListsEveryPage() throws {
    let readme = try #require(SourceTree.text("README.md"))
    for page in Self.pages where page.hasPrefix("docs/") {
      #expect(readme.contains("(\(page))"), "README.md does not link to \(page)")
    }
  }

  /// Paths of this repository that stand in code spans, such as `Sources/Rules/`.
  @Test(arguments: ["README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/forges.md", "docs/security.md"])
  func namesFilesThatExist(page: String) throws {
    let text = try #require(SourceTree.text(page))
    let spans = text.split(separator: "`").filter { span in
      ["Sources/", "Tests/", "Templates/", "docs/"].contains { span.hasPrefix($0) && !span.contains(" ") }
    }
    for span in spans {
      let place = SourceTree.root.appending(path: String(span)).path
      // What stands in capitals is a name that the reader chooses.
      let isPattern = span.split(separator: "/").contains { part in
        let stem = part.prefix { $0 != "." }
        return stem.allSatisfy(\.isLetter) && stem.allSatisfy(\.isUppercase)
      }
      #expect(isPattern || FileManager.default.fileExists(atPath: place), "\(page): there is no \(span)")
    }
  }

  /// The page about security points to rules and scenarios, so that nobody has to believe it.
  @Test func securityNamesRulesAndScenariosThatExist() throws {
    let text = try #require(SourceTree.text("docs/security.md"))
    let rules = Set(
      SourceTree.paths(in: "Sources/Rules").compactMap(SourceTree.text).flatMap { file in
        file.split(separator: "\n").compactMap { $0.firstMatch(of: /static let id: RuleID = "([a-z\/-]+)"/)?.1 }
      })
    let spans = text.split(separator: "`").filter { $0.wholeMatch(of: /[a-z-]+\/[a-z-]+/) != nil }
    #expect(spans.count > 100)
    for span in spans where !rules.contains(span) {
      let scenario = SourceTree.text("Tests/EndToEndTests/Scenarios/\(span).txt")
      #expect(scenario != nil, "docs/security.md: \(span) is neither a rule nor a scenario")
    }
  }

  /// A page without its code blocks.
  private static func prose(_ text: String) -> String {
    var isCode = false
    var lines: [Substring] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") { isCode.toggle() }
      if !isCode, !line.hasPrefix("    ") { lines.append(line) }
    }
    return lines.joined(separator: "\n")
  }

  private static func path(of link: String, from page: String) -> String {
    var parts = page.split(separator: "/").dropLast().map(String.init)
    for part in link.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(String(part)) }
    }
    return parts.joined(separator: "/")
  }

  /// The names that GitHub gives to headings.
  private static func anchors(of text: String) -> Set<String> {
    let headings = prose(text).split(separator: "\n").filter { $0.hasPrefix("#") }
    return Set(
      headings.map { heading in
        let words = heading.drop { $0 == "#" }.drop { $0 == " " }.lowercased()
        return String(words.filter { $0.isLetter || $0.isNumber || "-_ ".contains($0) }).replacing(" ", with: "-")
      })
  }
}
