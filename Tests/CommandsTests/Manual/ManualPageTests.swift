import Commands
import Foundation
import Support
import Testing

@Suite struct ManualPageTests {
  private static let pages = ManualPage.all(of: SampleCommands.root, version: "1.2.3", date: "2026-01-02")

  /// The pages that the program itself installs.
  private static let installed = (try? Program.manualPages()) ?? []

  @Test func everyCommandHasAPage() {
    let names = Self.pages.map(\.fileName)
    #expect(
      names == [
        "git-dataset.1", "git-dataset-check.1", "git-dataset-rubric.1", "git-dataset-rubric-show.1",
        "git-dataset-rubric-lint.1", "git-dataset-hook.1", "gitdataset-check.1", "gitdataset-rubric.1",
        "gitdataset-rubric-show.1", "gitdataset-rubric-lint.1", "gitdataset-hook.1",
      ])
  }

  @Test(arguments: pages.filter { !$0.isAlias }.map(\.fileName)) func readsAsRecorded(_ name: String) throws {
    let page = try #require(Self.pages.first { $0.fileName == name })
    let difference = try Recording(name, beside: Self.folder).difference(from: page.text)
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

  @Test func theProgramDescribesItself() throws {
    let names = try Program.manualPages().map(\.name)
    #expect(names.first == "git-dataset")
    #expect(Set(["git-dataset-check", "git-dataset-server-init", "git-dataset-hook"]).isSubset(of: names))
    #expect(!names.contains("git-dataset-help"))
  }

  @Test(
    .enabled(if: Shell.find("man") != nil && Shell.find("groff") != nil, "man or groff is not installed"),
    arguments: [
      (["dataset", "--help"], "GIT-DATASET(1)"), (["help", "dataset"], "GIT-DATASET(1)"),
      (["help", "dataset-rubric-show"], "GIT-DATASET-RUBRIC-SHOW(1)"),
    ])
  func gitOpensThePages(_ arguments: [String], _ title: String) throws {
    try Shell.withFolder { folder in
      let pages = folder.appending(path: "share/man/man1")
      try FileManager.default.createDirectory(at: pages, withIntermediateDirectories: true)
      for page in Self.pages {
        try page.text.write(to: pages.appending(path: page.fileName), atomically: true, encoding: .utf8)
      }
      // git asks for the page of a program only where there is one.
      let program = folder.appending(path: "git-dataset")
      try "#!/bin/sh\n".write(to: program, atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
      let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
      let result = try Shell.run(
        Shell.find("git") ?? "", arguments,
        environment: [
          "PATH": "\(folder.path):\(path)", "MANPATH": "\(folder.path)/share/man", "MANPAGER": "cat",
          "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null",
        ])
      #expect(result.status == 0 && result.output.hasPrefix(title), "\(result.output.prefix(200))")
    }
  }

  @Test(
    .enabled(if: Shell.find("mandoc") != nil, "mandoc is not installed"),
    arguments: (pages + installed).filter { !$0.isAlias })
  func mandocHasNothingToSay(_ page: ManualPage) throws {
    let mandoc = try #require(Shell.find("mandoc"))
    try Shell.withFolder { folder in
      let file = folder.appending(path: page.fileName)
      try page.text.write(to: file, atomically: true, encoding: .utf8)
      let result = try Shell.run(mandoc, ["-T", "lint", file.path])
      // References to pages that are not installed here are no fault of the page.
      let complaints = result.output.split(separator: "\n").filter { !$0.contains("referenced manual not found") }
      #expect(complaints.isEmpty)
    }
  }

  @Test(
    .enabled(if: Shell.find("groff") != nil, "groff is not installed"),
    arguments: (pages + installed).filter { !$0.isAlias })
  func groffHasNothingToSay(_ page: ManualPage) throws {
    let groff = try #require(Shell.find("groff"))
    try Shell.withFolder { folder in
      let file = folder.appending(path: page.fileName)
      try page.text.write(to: file, atomically: true, encoding: .utf8)
      let result = try Shell.run(groff, ["-man", "-ww", "-z", "-Tutf8", file.path])
      #expect(result.output == "")
    }
  }

  /// The recordings lie beside this folder.
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().path
}

extension ManualPage {
  /// Whether this is another name of a page, which only leads there.
  fileprivate var isAlias: Bool { text.hasPrefix(".so ") }
}
