import Diagnostics
import Engine
import Reports
import Rules
import Support
import Testing

@Suite struct RuleReferenceTests {
  private let rules = RuleRegistry.all.map { rule in
    RuleDescription(rule, explanation: Explanations.explanation(of: type(of: rule).id) ?? "")
  }

  @Test func theDocumentationIsWhatTheRulesSay() throws {
    let difference = try Recording(inRepository: "docs/rules.md").difference(from: RuleReference(rules).markdown)
    #expect(difference == nil)
  }

  @Test func everyRuleSaysWhatWhyAndHow() {
    for rule in rules {
      let paragraphs = rule.explanation.split(separator: "\n\n")
      #expect(paragraphs.count >= 3, "\(rule.id)")
      #expect(paragraphs.dropFirst().contains { $0.hasPrefix("Why: ") }, "\(rule.id)")
      #expect(paragraphs.last?.hasPrefix("Fix: ") == true, "\(rule.id)")
      #expect(rule.firstSentence.count <= 200, "\(rule.id)")
    }
  }

  @Test func explainsOneRule() throws {
    let difference = try Recording("explain.txt").difference(from: Samples.rules.map { $0.explained() }.joined())
    #expect(difference == nil)
  }

  @Test func listsRules() {
    #expect(
      Samples.rules.listed() == """
        item/schema  error          An item satisfies the schema of its stream.
        path/mode    error, safety  A dataset holds ordinary files.

        """)
    #expect(
      Samples.rules.listed(width: 60).hasPrefix(
        """
        item/schema  error          An item satisfies the schema of
                                    its stream.

        """))
  }

  @Test func wrapsAtSpacesAlone() {
    #expect("a bb ccc dddddddd e".wrapped(to: 5) == "a bb\nccc\ndddddddd\ne")
    #expect("a bb ccc".wrapped(to: nil) == "a bb ccc")
    #expect("aaa bbb ccc".wrapped(to: 8, indent: 2) == "aaa\n  bbb\n  ccc")
  }

  @Test func aSentenceEndsOutsideOfCode() {
    func first(_ text: String) -> String {
      RuleDescription(id: "a/b", severity: .error, isSafety: false, explanation: text).firstSentence
    }
    #expect(first("Use `a. b` here. Then more.") == "Use `a. b` here.")
    #expect(first("Version 1.0.0 is\nfine. So.") == "Version 1.0.0 is fine.")
    #expect(first("No end\n\nWhy: b. c") == "No end")
    #expect(first("") == "")
    #expect(first("Short: and so on. More.") == "Short: and so on.")
    let long = String(repeating: "x ", count: 60)
    #expect(first("As `a: b` says: \(long). More.") == "As `a: b` says.")
  }
}
