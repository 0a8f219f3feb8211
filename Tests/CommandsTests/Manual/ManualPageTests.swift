import Commands
import Foundation
import Support
import Testing

@Suite struct ManualPageTests {
  private static let pages = ManualPage.all(of: SampleCommands.root, version: "1.2.3", date: "2026-01-02")

  @Test func everyCommandHasAPage() {
    let names = Self.pages.map(\.fileName)
    #expect(
      names == [
        "git-dataset.1", "git-dataset-check.1", "git-dataset-rubric.1", "git-dataset-rubric-show.1",
        "git-dataset-rubric-lint.1", "git-dataset-hook.1",
      ])
  }

  @Test(arguments: pages.map(\.fileName)) func readsAsRecorded(_ name: String) throws {
    let page = try #require(Self.pages.first { $0.fileName == name })
    let difference = try Snapshot(name, beside: Self.folder).difference(from: page.text)
    #expect(difference == nil)
  }

  @Test func noLineOfTextIsARequest() throws {
    let page = try #require(Self.pages.first)
    let lines = page.text.split(separator: "\n")
    let requests = lines.filter { $0.hasPrefix(".") || $0.hasPrefix("'") }
    #expect(!requests.contains { $0.hasPrefix(".SH this") || $0.hasPrefix("'") })
    #expect(lines.contains("\\&\\(aqand neither is this") || lines.contains("\\(aqand neither is this"))
    #expect(page.text.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test func linesAreShort() {
    for page in Self.pages {
      #expect(page.text.split(separator: "\n").dropFirst().allSatisfy { $0.utf8.count <= 80 }, "\(page.name)")
    }
  }

  @Test(.enabled(if: Shell.find("mandoc") != nil, "mandoc is not installed"), arguments: pages.map(\.fileName))
  func mandocHasNothingToSay(_ name: String) throws {
    let page = try #require(Self.pages.first { $0.fileName == name })
    let mandoc = try #require(Shell.find("mandoc"))
    try Shell.withFolder { folder in
      let file = folder.appending(path: name)
      try page.text.write(to: file, atomically: true, encoding: .utf8)
      let result = try Shell.run(mandoc, ["-T", "lint", file.path])
      // References to pages that are not installed here are no fault of the page.
      let complaints = result.output.split(separator: "\n").filter { !$0.contains("referenced manual not found") }
      #expect(complaints.isEmpty)
    }
  }

  @Test(.enabled(if: Shell.find("groff") != nil, "groff is not installed"), arguments: pages.map(\.fileName))
  func groffHasNothingToSay(_ name: String) throws {
    let page = try #require(Self.pages.first { $0.fileName == name })
    let groff = try #require(Shell.find("groff"))
    try Shell.withFolder { folder in
      let file = folder.appending(path: name)
      try page.text.write(to: file, atomically: true, encoding: .utf8)
      let result = try Shell.run(groff, ["-man", "-ww", "-z", "-Tutf8", file.path])
      #expect(result.output == "")
    }
  }

  /// The recordings lie beside this folder.
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().path
}
