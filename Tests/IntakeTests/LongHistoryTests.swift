import Engine
import Git
import Intake
import Support
import Testing

/// Histories that are so long that several workers read them.
@Suite struct LongHistoryTests {
  private static let count = 700

  /// A line of commits, each of which writes its number into one of five files.
  private static func history() throws -> Clone {
    let clone = Clone(try Sandbox())
    try clone.sandbox.makeRepository()
    let stream = (0..<count).map { number in
      """
      commit refs/heads/main
      committer Ada <ada@example.com> 1767225600 +0000
      data <<END
      Change \(number)
      END
      M 100644 inline folder/\(number % 5).txt
      data <<END
      \(number)
      END

      """
    }.joined()
    _ = try clone.sandbox.git(["fast-import", "--quiet"], input: Array(stream.utf8))
    return clone
  }

  @Test func everyCommitIsReadInOrder() async throws {
    let clone = try Self.history()
    let ids = try clone.git("rev-list", "--reverse", "main").lines
    let inquiry = try await clone.intake().history(of: "main", from: ids[0])
    #expect(inquiry.commits.map(\.id) == ids)
    #expect(inquiry.commits.map(\.subject) == (0..<Self.count).map { "Change \($0)" })
    #expect(inquiry.commits.dropFirst().map(\.parents) == ids.dropLast().map { [$0] })
    for (number, commit) in inquiry.commits.enumerated() {
      let change = try #require(commit.changes.first)
      #expect(commit.changes.count == 1 && change.path == "folder/\(number % 5).txt")
      #expect((change.old == nil) == (number < 5) && commit.isOnChain && commit.signature == .unsigned)
      let tree = try #require(commit.source).open()
      #expect(try tree.file(at: change.path) == Array("\(number)\n".utf8))
      #expect(try tree.entry(at: change.path) == change.new)
      guard let before = try commit.governing?.open() else { continue }
      #expect(try before.entry(at: change.path) == change.old)
    }
  }

  @Test func theFirstMalformedCommitIsNamed() async throws {
    let clone = try Self.history()
    let tree = try clone.git("rev-parse", "main^{tree}").text
    var parent = try clone.git("rev-parse", "main~300").text
    var malformed: [String] = []
    for number in 0..<300 {
      // The tenth and the two hundredth have a field that git does not write.
      let field = [10, 200].contains(number) ? "extra field\n" : ""
      let person = "Ada <ada@example.com> 1767225600 +0000"
      let text = "tree \(tree)\nparent \(parent)\nauthor \(person)\ncommitter \(person)\n\(field)\nOther \(number)\n"
      parent = try clone.sandbox.store("commit", Array(text.utf8))
      if !field.isEmpty { malformed.append(parent) }
    }
    let inquiry = try await clone.intake().history(of: parent, from: parent)
    #expect(inquiry.commits.map(\.id) == [malformed[0]])
    #expect(inquiry.commits.first?.defect != nil && inquiry.source == nil)
  }
}
