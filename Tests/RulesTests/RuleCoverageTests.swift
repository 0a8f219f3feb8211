import Diagnostics
import Documents
import Engine
import Foundation
import Rules
import Schema
import Testing

/// Every rule has a case file, and every problem a rule.
@Suite struct RuleCoverageTests {
  private static let ids = RuleRegistry.all.map { type(of: $0).id.name }

  @Test(arguments: ids) func everyRuleHasFiringAndSilentCases(id: String) throws {
    let name = id.replacingOccurrences(of: "/", with: "-") + ".md"
    // Records are not part of a snapshot: ImportsTests and the scenarios of `import` hold this rule.
    guard id != "import/record" else { return }
    try #require(RuleCaseTests.files.contains(name), "write Tests/RulesTests/Cases/\(name)")
    let cases = try CaseFile(RuleCaseTests.folder.appending(path: "Cases/\(name)"), RuleCaseTests.states.get()).cases
    let firing = cases.filter { ($0.expected?.body ?? []).contains { $0.contains("[\(id)]: ") } }
    #expect(!firing.isEmpty, "\(name): no case in which \(id) finds something")
    #expect(firing.count < cases.count, "\(name): no case in which \(id) is silent")
  }

  @Test func moreCasesFireThanAreSilent() throws {
    var (firing, silent) = (0, 0)
    for name in RuleCaseTests.files {
      let cases = try CaseFile(RuleCaseTests.folder.appending(path: "Cases/\(name)"), RuleCaseTests.states.get()).cases
      for entry in cases {
        if entry.expected?.body.isEmpty ?? true { silent += 1 } else { firing += 1 }
      }
    }
    #expect(firing > silent)
  }

  @Test func everyStateAndFormIsUsed() throws {
    let states = try RuleCaseTests.states.get()
    let folders = ["Cases", "States"].map { RuleCaseTests.folder.appending(path: $0) }
    var used: Set<String> = []
    for folder in folders {
      for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".md") {
        for case .fence(let fence) in try MarkdownPage(folder.appending(path: name)).blocks {
          used.formUnion(["state", "then", "record", "commit"].contains(fence.kind) ? fence.arguments : [])
          used.formUnion(fence.kind == "records" ? fence.body.map { String($0.prefix { $0 != " " }) } : [])
        }
      }
    }
    let known = Set(states.parts.keys).union(states.records.keys).union(states.messages.keys)
    #expect(known.subtracting(used) == [])
  }

  @Test func everyCaseFileBelongsToARule() {
    let names = Set(Self.ids.map { $0.replacingOccurrences(of: "/", with: "-") + ".md" })
    #expect(RuleCaseTests.files.filter { !names.contains($0) } == [])
  }

  /// A problem without a rule would let its document through unread.
  @Test func everyProblemOfADocumentHasARule() {
    let codes = RuleRegistry.all.compactMap { $0 as? any DocumentRule }.map { type(of: $0).codes }
    #expect(codes.reduce(into: Set()) { $0.formUnion($1) } == Set(Problem.Code.allCases))
    #expect(codes.reduce(0) { $0 + $1.count } == Problem.Code.allCases.count)
  }

  @Test func everyOwnFileHasARule() {
    let files = RuleRegistry.all.compactMap { $0 as? any OwnFileRule }.map { type(of: $0).file }
    #expect(Set(files) == Set(OwnFile.allCases))
    #expect(files.count == OwnFile.allCases.count)
  }

  @Test(arguments: ids) func everyRuleExplainsItself(id: String) throws {
    let text = try #require(Explanations.explanation(of: RuleID(id)))
    #expect(text.contains("\nWhy: ") && text.contains("\nFix: "))
  }
}
