import Commands
import Foundation
import Support
import Testing

/// What each shell offers behind `git dataset …`, asked of the shell itself.
@Suite struct CompletionTests {
  /// A command line up to the cursor, and what must be offered there, and what must not.
  struct Line: Sendable, CustomTestStringConvertible {
    let text: String
    let offered: [String]
    var absent: [String] = []

    var testDescription: String { text }
  }

  static let lines = [
    Line(text: "git datas", offered: ["dataset"]),
    Line(text: "git dataset ", offered: ["check", "rubric"], absent: ["hook", "show", "text"]),
    Line(text: "git dataset ch", offered: ["check"], absent: ["rubric"]),
    Line(text: "git dataset rubric ", offered: ["show", "lint"], absent: ["check"]),
    Line(text: "git dataset rubric show ", offered: ["bug-fix", "code-review"], absent: ["show"]),
    Line(text: "git dataset rubric lint ", offered: ["a/b", "c/d"], absent: ["bug-fix"]),
    Line(text: "git dataset check --format ", offered: ["text", "json"], absent: ["bug-fix"]),
    Line(text: "git dataset check --st", offered: ["--staged"], absent: ["--format", "--debug"]),
    Line(text: "git dataset check --format json --map ite", offered: ["items.yaml"], absent: ["other.txt"]),
    Line(text: "git dataset check -- oth", offered: ["other.txt"], absent: ["items.yaml"]),
  ]

  @Test(arguments: CompletionShell.allCases) func readsAsRecorded(_ shell: CompletionShell) throws {
    for (number, file) in shell.files(for: SampleCommands.root).enumerated() {
      let name = number == 0 ? "completion.\(shell)" : "completion-\(number).\(shell)"
      let difference = try Recording(name, beside: Self.folder).difference(from: file.text)
      #expect(difference == nil)
    }
  }

  @Test(arguments: CompletionShell.allCases)
  func theProgramsOwnScriptHasNoMistakeOfSyntax(_ shell: CompletionShell) throws {
    guard let program = Shell.find(shell.rawValue) else { try Test.cancel("\(shell) is not installed") }
    for file in shell.files(for: try Program.description()) {
      try Shell.withFolder { folder in
        let script = folder.appending(path: "script")
        try file.text.write(to: script, atomically: true, encoding: .utf8)
        let result = try Shell.run(program, [shell == .fish ? "--no-execute" : "-n", script.path])
        #expect(result.status == 0 && result.output == "")
      }
    }
  }

  @Test(.enabled(if: BashSession.isPossible, "bash or git's completion for it is not installed"), arguments: lines)
  func bashOffers(_ line: Line) throws {
    try expect(line, in: BashSession.offers)
  }

  @Test(.enabled(if: BashSession.isPossible, "bash or git's completion for it is not installed"))
  func bashOffersValuesBehindTheEqualsSign() throws {
    try expect(
      Line(text: "git dataset check --format=j", offered: ["json"], absent: ["text"]), in: BashSession.offers)
  }

  @Test(.enabled(if: ZshSession.isPossible, "zsh or its completion of git is not installed"), arguments: lines)
  func zshOffers(_ line: Line) throws {
    try expect(line, in: ZshSession.offers)
  }

  @Test(.enabled(if: FishSession.isPossible, "fish is not installed"), arguments: lines)
  func fishOffers(_ line: Line) throws {
    try expect(line, in: FishSession.offers)
  }

  private func expect(_ line: Line, in offers: (String, URL) throws -> [String]) throws {
    let offered = try Shell.withFolder { folder in
      for name in ["items.yaml", "other.txt"] {
        try Data().write(to: folder.appending(path: name))
      }
      return try offers(line.text, folder)
    }
    for word in line.offered { #expect(offered.contains(word), "\(offered)") }
    for word in line.absent { #expect(!offered.contains(word), "\(offered)") }
  }

  /// The recordings lie beside this folder.
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().path
}
