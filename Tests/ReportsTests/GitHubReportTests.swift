import Diagnostics
import Engine
import Reports
import Testing

@Suite struct GitHubReportTests {
  private func lines(_ verdict: Verdict) -> [Substring] {
    Report(verdict, version: "1.2.3").rendered(as: .github).split(separator: "\n")
  }

  @Test func escapesPropertiesAndMessages() {
    let location = Location(path: "a,b:c%.yaml", line: 3, column: 4)
    let finding = Samples.finding("a/b", .error, location, "50 %: x, y", help: "do, 1%")
    #expect(
      lines(Verdict(findings: [finding], items: 1)) == [
        "::error file=a%2Cb%3Ac%25.yaml,line=3,col=4,title=a/b::50 %25: x, y%0Ahelp: do, 1%25", "1 error in 1 item",
      ])
  }

  @Test func annotatesTenOfAKindAndListsTheRest() {
    let lines = lines(Samples.many(50))
    #expect(lines.count { $0.hasPrefix("::error ") } == 10)
    #expect(lines.count { $0.hasPrefix("::warning ") } == 10)
    #expect(lines[..<10].allSatisfy { $0.hasPrefix("::error ") })
    #expect(lines.count { $0.hasPrefix("- items/") } == 30)
    #expect(
      lines[20] == "::notice title=git dataset::25 errors, 25 warnings in 50 items%0Athe step's log lists 30 more")
    #expect(lines.suffix(2) == ["::endgroup::", "25 errors, 25 warnings in 50 items"])
  }

  @Test func theDataGivesNoCommands() {
    let findings = (0..<30).map {
      Samples.finding("a/b", .error, Location(path: "::set-env name=A::\($0)"), "##[add-mask]y ##[\u{301}z\n::stop::t")
    }
    let lines = lines(Verdict(findings: findings, items: 1)).dropFirst(10)
    #expect(lines.filter { $0.hasPrefix("::") }.map { $0.prefix(8) } == ["::notice", "::group:", "::endgro"])
    #expect(lines.count { $0.hasPrefix("- ::set-env name=A::") } == 20)
    // A combining character after it makes `[` another Character, and it is a bracket to the runner all the same.
    #expect(!lines.contains { Array($0.utf8).split(separator: Array("##[".utf8)).count > 1 })
  }
}
