import Dataset
import Engine
import Intake
import Support
import Testing

/// What a state would be if some files were written.
@Suite struct OverlayTests {
  private func overlay(_ files: [String: String]) async throws -> (Clone, any Snapshot) {
    let clone = try Clone.holding(["a.txt": "a\n", "dir/b.txt": "b\n", "dir/sub/c.txt": "c\n"])
    guard let base = try await clone.intake().workTree().source else { throw NoState() }
    return (clone, try Self.writing(files.mapValues { Array($0.utf8) }, over: base))
  }

  private struct NoState: Error {}

  private static func writing(
    _ files: [String: [UInt8]], over base: some SnapshotSource
  ) throws(Unreadable) -> any Snapshot { try OverlaySource(base: base, writing: files).open() }

  @Test func readsWhatWouldBeWritten() async throws {
    let (clone, snapshot) = try await overlay(["a.txt": "new\n", "dir/x.txt": "x\n", "far/away/y.txt": ""])
    for (path, text) in [("a.txt", "new\n"), ("dir/b.txt", "b\n"), ("dir/x.txt", "x\n"), ("far/away/y.txt", "")] {
      let entry = try #require(try snapshot.entry(at: path))
      #expect(entry.isFile)
      #expect(try snapshot.bytes(of: entry) == Array(text.utf8), "\(path)")
      #expect(try snapshot.size(of: entry) == text.utf8.count, "\(path)")
      #expect(try snapshot.sha256(of: entry) == snapshot.sha256(of: Array(text.utf8)), "\(path)")
    }
    // Nobody has given what is not written an id yet.
    #expect(try snapshot.entry(at: "a.txt")?.id == nil)
    withExtendedLifetime(clone) {}
  }

  @Test func listsItWhereItWouldLie() async throws {
    let (clone, snapshot) = try await overlay(["dir/a.txt": "1\n", "dir/c.txt": "2\n", "far/away/y.txt": "3\n"])
    func names(_ folder: String) throws -> [String]? { try snapshot.entries(in: folder)?.map { String($0.name) } }
    #expect(try names("") == ["a.txt", "dir", "far"])
    #expect(try names("dir") == ["a.txt", "b.txt", "c.txt", "sub"])
    #expect(try names("dir/sub") == ["c.txt"])
    #expect(try names("far") == ["away"])
    #expect(try names("far/away") == ["y.txt"])
    #expect(try names("nowhere") == nil)
    #expect(try snapshot.entry(at: "far/away")?.mode == .directory)
    withExtendedLifetime(clone) {}
  }

  @Test func leavesEverythingElseAlone() async throws {
    let (clone, snapshot) = try await overlay([:])
    guard let base = try await clone.intake().workTree().source?.open() else { throw NoState() }
    #expect(try snapshot.listing(clone) == base.listing(clone))
  }
}
