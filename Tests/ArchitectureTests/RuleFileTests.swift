import Testing

/// A rule is one file, named after it, and says why it is there and what to do.
@Suite struct RuleFileTests {
  private struct Rule {
    let file: SourceTree.File
    let type: String
    let id: String
    let explanation: String
  }

  private static let files = SourceTree.sources.filter { $0.target == "Rules" }
  private static let rules: [Rule] = files.flatMap { file in
    file.lines.enumerated().compactMap { index, line in
      guard let match = line.firstMatch(of: /^(?:package )?struct (\w+): .*Rule\b.* \{/) else { return nil }
      let id = file.lines[index...].lazy.compactMap { $0.firstMatch(of: /static let id: RuleID = "([^"]+)"/) }.first
      let comment = file.lines[..<index].reversed().prefix { $0.hasPrefix("///") }.reversed()
      return Rule(
        file: file, type: String(match.1), id: id.map { String($0.1) } ?? "",
        explanation: comment.joined(separator: "\n"))
    }
  }

  @Test func thereIsOneRuleInAFile() {
    #expect(Self.rules.count > 40)
    #expect(Self.rules.count == Set(Self.rules.map(\.file.path)).count)
    for rule in Self.rules { #expect(rule.type == rule.file.name, "\(rule.file.path)") }
  }

  @Test func noFileIsEmpty() {
    for file in SourceTree.sources where file.name != "main" {
      #expect(file.lines.contains { !$0.isEmpty }, "\(file.path) is empty")
    }
  }

  @Test func idsAreUniqueAndHaveTheirShape() {
    for rule in Self.rules {
      #expect(
        rule.id.wholeMatch(of: /[a-z]+(?:-[a-z]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*/) != nil, "\(rule.file.path): \(rule.id)")
    }
    #expect(Set(Self.rules.map(\.id)).count == Self.rules.count)
  }

  @Test func everyRuleSaysWhyAndWhatToDo() {
    for rule in Self.rules {
      #expect(rule.explanation.contains("\n/// Why: "), "\(rule.file.path)")
      #expect(rule.explanation.contains("\n/// Fix: "), "\(rule.file.path)")
    }
  }

  /// Messages stand at the foot of the file, so that what a rule says can be read at a glance.
  @Test func messagesStandAtTheFoot() {
    for rule in Self.rules {
      let lines = rule.file.lines
      guard let place = lines.firstIndex(of: "extension Finding.Message {") else { continue }
      #expect(!lines[place...].contains { $0.hasPrefix("struct ") }, "\(rule.file.path)")
    }
  }
}
