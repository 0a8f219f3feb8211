import Diagnostics
import Engine
import Foundation
import FoundationXML
import Reports
import Testing

@Suite struct JUnitReportTests {
  @Test(arguments: Sample.allCases) func isWellFormedAndCountsRight(_ sample: Sample) throws {
    let document = Parsed(sample.report.rendered(as: .junit))
    #expect(document.isWellFormed)
    let suite = try #require(document.elements.first { $0.name == "testsuite" })
    #expect(suite.attributes["tests"] == "\(document.elements.count { $0.name == "testcase" })")
    #expect(suite.attributes["failures"] == "\(document.elements.count { $0.name == "failure" })")
  }

  @Test func isOneTestForEachFile() {
    let names = Parsed(Sample.mixed.report.rendered(as: .junit)).elements.filter { $0.name == "testcase" }
      .compactMap { $0.attributes["name"] }
    #expect(
      names == [
        "repository", "commit 3f2a9c1e77", "dataset.yaml", "notes.txt",
        "streams/bug-fix/batches/2026-11-a/items/bf-000017.yaml", "the rest of the dataset",
      ])
  }

  @Test func warningsDoNotFail() {
    let elements = Parsed(Sample.warnings.report.rendered(as: .junit)).elements
    #expect(!elements.contains { $0.name == "failure" })
    #expect(elements.count { $0.name == "system-out" } == 1)
  }

  @Test func holdsEveryCharacterThatCanBeShown() throws {
    let text = "]]> <b a='1'>&amp;</b> \" '"
    let elements = Parsed(Sample.hostile.report.rendered(as: .junit)).elements
    #expect(elements.contains { $0.name == "failure" && $0.attributes["message"] == text })
  }
}

/// An XML text as its start tags.
private final class Parsed: NSObject, XMLParserDelegate {
  struct Element {
    let name: String
    let attributes: [String: String]
  }

  private(set) var elements: [Element] = []
  private(set) var isWellFormed = false

  init(_ text: String) {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    elements.append(Element(name: name, attributes: attributes))
  }
}
