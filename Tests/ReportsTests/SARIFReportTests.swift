import Diagnostics
import Documents
import Engine
import Reports
import Testing

@Suite struct SARIFReportTests {
  private func run(_ verdict: Verdict) throws -> Node {
    let text = Report(verdict, version: "1.2.3", rules: Samples.rules).rendered(as: .sarif)
    let limits = Limits(size: 1 << 26, depth: 64, nodes: 10_000_000)
    let document = try #require(Document.read(Array(text.utf8), as: .json, limits: limits).document)
    return try #require(document.root["runs"]?.elements.first { _ in true })
  }

  private func results(_ verdict: Verdict) throws -> [Node] {
    Array(try #require(try run(verdict)["results"]).elements)
  }

  @Test func everyResultPointsToItsRule() throws {
    let run = try run(Samples.mixed)
    let rules = try #require(run["tool"]?["driver"]?["rules"]).elements.map { $0["id"]?.string }
    for result in try #require(run["results"]).elements {
      let index = try #require(result["ruleIndex"].flatMap { Int($0.text) })
      #expect(rules[index] == result["ruleId"]?.string)
      #expect(result["kind"]?.string == "fail")
      #expect(["error", "warning"].contains(result["level"]?.string))
    }
  }

  @Test func encodesPaths() throws {
    let uris = try results(Samples.hostile).map { result in
      result["locations"]?.elements.first { _ in true }?["physicalLocation"]?["artifactLocation"]?["uri"]?.string
    }
    #expect(uris.contains("c%2Cd%3Ae%250A%3A%3Af.yaml"))
    #expect(uris.contains("g%20%C3%BC%23%3F%22.yaml"))
    #expect(uris.contains("dataset.yaml"))
  }

  @Test func hasNoRegionWithoutALine() throws {
    for (result, finding) in zip(try results(Samples.mixed), Samples.mixed.findings) {
      let place = try #require(result["locations"]?.elements.first { _ in true }?["physicalLocation"])
      #expect(place["region"]?["startLine"]?.text == finding.location.line.map { "\($0)" })
      #expect(place["region"]?["startColumn"]?.text == finding.location.column.map { "\($0)" })
    }
  }

  @Test func knowsAFindingAgainOnAnotherLine() throws {
    func fingerprint(line: Int, pointer: String) throws -> String? {
      let location = Location(path: "f.yaml", line: line, column: 1, pointer: pointer)
      let verdict = Verdict(findings: [Samples.finding("a/b", .error, location, "m")], items: 1)
      return try results(verdict).first?["partialFingerprints"]?["gitDataset/v1"]?.string
    }
    #expect(try fingerprint(line: 1, pointer: "/a") == fingerprint(line: 9, pointer: "/a"))
    #expect(try fingerprint(line: 1, pointer: "/a") != fingerprint(line: 1, pointer: "/b"))
  }

  @Test func tellsLikeFindingsApart() throws {
    let findings = [3, 8].map { Samples.finding("a/b", .error, Location(path: "f", line: $0), "m") }
    let fingerprints = try results(Verdict(findings: findings, items: 1)).compactMap {
      $0["partialFingerprints"]?["gitDataset/v1"]?.string
    }
    #expect(Set(fingerprints.map { $0.suffix(2) }) == [":1", ":2"])
    #expect(Set(fingerprints.map { $0.dropLast(2) }).count == 1)
  }

  @Test func leavesOutWarningsBeyondTheLimitAndSaysSo() throws {
    let run = try run(Samples.many(25_100))
    let levels = try #require(run["results"]).elements.map { $0["level"]?.string }
    #expect(levels.count == 25_000)
    #expect(levels.count { $0 == "error" } == 12_550)
    let invocation = try #require(run["invocations"]?.elements.first { _ in true })
    let notes = try #require(invocation["toolExecutionNotifications"]).elements.map { $0["message"]?["text"]?.string }
    #expect(notes == ["100 of 25100 findings are left out: viewers take at most 25000"])
  }
}
