import Diagnostics
import Engine
import Reports
import Testing

@Suite struct TextReportTests {
  private func text(_ verdict: Verdict, _ options: TextOptions = TextOptions()) -> String {
    Report(verdict, version: "1.2.3").rendered(as: .text, options: options)
  }

  @Test func coloursSeverityAndRuleAlone() {
    let finding = Samples.finding("a/b", .error, Location(path: "f", line: 1, column: 2), "m", help: "h")
    let text = text(Verdict(findings: [finding], items: 1), TextOptions(isColoured: true))
    #expect(
      text == "f:1:2: \u{1B}[1;31merror\u{1B}[0m[\u{1B}[36ma/b\u{1B}[0m]: m\n  help: h\n1 error in 1 item\n")
  }

  @Test func isTheSameWithoutColours() {
    let plain = text(Samples.mixed)
    let coloured = text(Samples.mixed, TextOptions(isColoured: true))
    #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
  }

  @Test func saysHowManyAreLeftOut() {
    let lines = text(Samples.many(500), TextOptions(most: 20)).split(separator: "\n")
    #expect(lines.count == 42)
    #expect(lines[40] == "… and 480 more")
    #expect(lines[41] == "250 errors, 250 warnings in 500 items")
  }

  @Test func leavesWarningsOutFirst() {
    let text = text(Samples.many(10), TextOptions(most: 6))
    let shown = text.split(separator: "\n").filter { $0.hasPrefix("items/") }
    #expect(shown.count { $0.contains(" error[") } == 5)
    #expect(shown.count { $0.contains(" warning[") } == 1)
    #expect(shown == shown.sorted())
  }

  @Test(arguments: [0, 1, 7, 8]) func leavesNothingOutInVain(_ most: Int) {
    let text = text(Samples.mixed, TextOptions(most: most))
    #expect(text.contains("… and") == (most < 7))
    #expect(text.split(separator: "\n").count { $0.contains("]: ") } == min(most, 7))
  }

  @Test func saysOnceWhatIsWrongWithManyCommits() {
    let findings = (0..<1000).map { number in
      let commit = Location(path: "", commit: "\(100_000 + number)" + String(repeating: "0", count: 34))
      return Samples.finding("a/b", .error, commit, number < 999 ? "m" : "other", help: "h\(number % 3)")
    }
    let places = ["f", "g"].flatMap { path in
      ["1", "2"].map { Samples.finding("c/d", .error, Location(path: path, commit: $0), "n", help: "") }
    }
    let verdict = Verdict(findings: findings + places, items: 0)
    #expect(
      text(verdict, TextOptions(most: 3)) == """
        commit 1000000000: error[a/b]: m
          and 998 more commits
          help: h0
        commit 1009990000: error[a/b]: other
          help: h0
        f: error[c/d]: n
          in: commit 1 and 1 more commit
        … and 2 more
        1004 errors

        """)
    let json = Report(verdict, version: "1.2.3").rendered(as: .json)
    #expect(json.matches(of: /"rule":/).count == 1004)
  }
}
