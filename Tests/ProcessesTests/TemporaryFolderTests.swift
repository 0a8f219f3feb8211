import Processes
import Testing

/// Folders for what need not last.
@Suite struct TemporaryFolderTests {
  private static func line(_ program: String, _ arguments: String...) throws -> String {
    String(decoding: try ChildProcess(program, arguments).run().output, as: UTF8.self)
  }

  @Test func itsOwnerAloneReadsIt() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let file = try folder.write([1, 2, 3], as: "content")
    #expect(try Self.line("stat", "-c", "%a", folder.path, file) == "700\n600\n")
  }

  @Test func keepsWhatIsWritten() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let bytes = [UInt8](repeating: 7, count: 100_000)
    #expect(try folder.write(bytes, as: "content") == "\(folder.path)/content")
    #expect(folder.read("content") == bytes)
    _ = try folder.write([1], as: "content")
    #expect(folder.read("content") == [1])
    #expect(folder.read("nothing") == nil)
    #expect(throws: TemporaryFolder.Failure.self) { try folder.write([1], as: "nowhere/content") }
  }

  @Test func goesWithAllInItAndFollowsNoLink() throws {
    let (folder, other) = (try TemporaryFolder(), try TemporaryFolder())
    defer { other.remove() }
    _ = try other.write([1], as: "kept")
    _ = try Self.line("mkdir", "-p", "\(folder.path)/a/b")
    _ = try folder.write([1], as: "a/b/content")
    _ = try Self.line("ln", "-s", other.path, "\(folder.path)/a/link")
    folder.remove()
    #expect(try ChildProcess("test", ["-e", folder.path]).run().status == 1)
    #expect(other.read("kept") == [1])
  }
}
