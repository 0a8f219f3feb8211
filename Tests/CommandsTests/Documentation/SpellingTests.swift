import Commands
import Foundation
import Testing

/// How commands are spelled: nothing tells people to type an old spelling, and each old one leads to a new one.
@Suite struct SpellingTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Whatever people read or copy from: help texts, documents, templates, hooks, scenarios and the tour.
  private static let files: [String] = {
    let folders = ["Sources", "docs", "Templates", "Hooks", "README.md", "CONTRIBUTING.md", "Tests"]
    let all = folders.flatMap { (name: String) -> [String] in
      let walk = FileManager.default.enumerator(atPath: root.appending(path: name).path)
      let below = (walk?.compactMap { $0 as? String } ?? []).map { "\(name)/\($0)" }
      return below.isEmpty ? [name] : below
    }
    return all.filter { path in
      ["swift", "md", "txt", "sh", "yaml"].contains { path.hasSuffix(".\($0)") }
        && !["OldSpelling.swift", "SpellingTests.swift", "root/spellings.txt"].contains(where: path.hasSuffix)
        && !path.contains("/batches/") && !path.hasPrefix("Tests/CommandsTests/")
    }.sorted()
  }()

  @Test func nobodyIsToldAnOldSpelling() throws {
    #expect(Self.files.count > 900)
    let commands = OldSpelling.commands.map { "git dataset \($0.old.joined(separator: " "))" }
    let options = Set(OldSpelling.options.map { " \($0.old) " })
    for file in Self.files {
      guard let data = try? Data(contentsOf: Self.root.appending(path: file)),
        let text = String(validating: data, as: UTF8.self)
      else { continue }
      for old in commands where text.contains(old) {
        let isWhole = text.ranges(of: old).contains { range in
          text[range.upperBound...].first.map { !$0.isLetter && $0 != "-" && $0 != "/" } ?? true
        }
        #expect(!isWhole, "\(file) says `\(old)`")
      }
      for old in options where text.contains("git dataset") { #expect(!text.contains(old), "\(file) says `\(old)`") }
    }
  }

  @Test(arguments: OldSpelling.commands.map(\.old)) func eachLeadsToACommand(_ old: [String]) throws {
    let spelling = OldSpelling(in: old + ["a/b"])
    let typed = old.joined(separator: " ")
    #expect(spelling.notes.count == 1)
    #expect(spelling.notes[0].hasPrefix("note: `git dataset \(typed)` is now `git dataset "))
    #expect(spelling.arguments.last == "a/b")
    var command = try Program.description()
    for word in spelling.arguments {
      guard let next = command.subcommands.first(where: { $0.name == word }) else { break }
      command = next
    }
    #expect(command.words.count > 2 && command.leaves == [command])
    #expect(OldSpelling(in: spelling.arguments).arguments == spelling.arguments)
  }

  @Test(arguments: OldSpelling.options.map { ($0.command, $0.old) })
  func eachLeadsToAnOption(_ command: [String], _ old: String) {
    let given = OldSpelling(in: command + ["x", old, "text", "\(old)=more", "--", old])
    #expect(given.arguments == command + ["x", "--comment", "text", "--comment=more", "--", old])
    #expect(given.notes == Array(repeating: "note: `\(old)` is now `--comment`\n", count: 2))
  }

  @Test func helpIsAboutTheNewOne() {
    #expect(OldSpelling(in: ["help", "sample"]).arguments == ["help", "batch", "sample"])
  }

  @Test func newSpellingsAreNoOldOnes() {
    for words in [["status"], ["batch", "sample", "x"], ["review", "a/b"], ["schema", "test"], ["people", "list"], []] {
      let spelling = OldSpelling(in: words)
      #expect(spelling.arguments == words && spelling.notes.isEmpty)
    }
  }

  @Test func fewCommandsAreShown() throws {
    let shown = try Program.description().leaves.filter { $0.name != "help" }
    #expect(shown.count <= 49, "\(shown.count): \(shown.map(\.words))")
  }
}
