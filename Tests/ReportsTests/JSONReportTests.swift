import Diagnostics
import Documents
import Engine
import Reports
import Testing

@Suite struct JSONReportTests {
  private func root(_ verdict: Verdict) throws -> Node {
    let text = Report(verdict, version: "1.2.3").rendered(as: .json)
    return try #require(Document.read(Array(text.utf8), as: .json).document).root
  }

  @Test func keepsEveryCharacterOfTheData() throws {
    let findings = try #require(try root(Samples.hostile)["findings"]).elements
    let read = findings.map { [$0["path"]?.string, $0["message"]?.string, $0["help"]?.string] }
    #expect(read == Samples.hostile.findings.map { [$0.location.path, $0.message.text, $0.message.help] })
  }

  @Test func hasTheKeysThatAreDocumented() throws {
    let root = try root(Samples.mixed)
    #expect(root.entries.map(\.key.text) == ["version", "findings", "summary"])
    #expect(root["summary"]?.entries.map(\.key.text) == ["items", "errors", "warnings"])
    let keys = ["rule", "severity", "message", "path", "line", "column", "pointer", "help"]
    for finding in try #require(root["findings"]).elements {
      let hasCommit = ["content/secret", "trailer/rubric"].contains(finding["rule"]?.string)
      #expect(finding.entries.map(\.key.text) == keys + (hasCommit ? ["commit"] : []))
    }
  }

  @Test func givesOneLineToEachFinding() {
    let lines = Report(Samples.many(3), version: "1.2.3").rendered(as: .json).split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines[1].hasPrefix("{\"rule\":") && lines[1].hasSuffix("},"))
  }
}
