import Builtin
import Foundation
import Testing

@Suite struct BuiltinTests {
  private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static let hint: Comment =
    "the program embeds an older tree: run swift build again, after touch Package.swift where that is not enough"

  /// The paths of the files that ought to be embedded, in byte order.
  private func paths() throws -> [String] {
    try ["Hooks", "Templates"].flatMap { folder in
      try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)
        .map { "\(folder)/\($0)" }
        .filter { path in
          var isFolder: ObjCBool = false
          return FileManager.default.fileExists(atPath: root.appending(path: path).path, isDirectory: &isFolder)
            && !isFolder.boolValue
        }
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
  }

  @Test func embedsExactlyTheFilesOfTheTree() throws {
    let embedded = Builtin.files.map(\.path)
    let expected = try paths()
    #expect(embedded == expected, Self.hint)
  }

  @Test func embedsEveryByte() throws {
    for path in try paths() {
      let url = root.appending(path: path)
      let expected = [UInt8](try Data(contentsOf: url))
      let file = Builtin.file(at: path)
      #expect(file?.bytes == expected, Self.hint)
      #expect(file?.isExecutable == FileManager.default.isExecutableFile(atPath: url.path), Self.hint)
    }
  }

  @Test func findsFilesOfOneFolderOnly() {
    let hooks = Builtin.files(under: "Hooks").map(\.path)
    let names = ["commit-msg", "pre-commit", "pre-push", "pre-receive", "prepare-commit-msg"]
    #expect(hooks == names.map { "Hooks/\($0)" })
    #expect(Builtin.files(under: "Hook").isEmpty)
    #expect(Builtin.file(at: "Hooks") == nil)
    #expect(Builtin.file(at: "Hooks/pre-push")?.path(from: "Hooks") == "pre-push")
    #expect(Builtin.file(at: "Hooks/pre-push")?.path(from: "Templates") == nil)
  }

  @Test func hooksAreExecutable() {
    let inert = Builtin.files(under: "Hooks").filter { !$0.isExecutable }
    #expect(inert.isEmpty)
  }
}
