import Patches
import Testing

/// Patches one after the other on a listing.
@Suite struct ReplayTests {
  private static let hash = ObjectHash.sha1
  private static let one = bytes("1\n2\n3\n")
  private static let listing =
    "100644 blob \(hash.blob(one))\ta/one\n100644 blob \(hash.blob([]))\ta/two\n040000 tree \(tree)\tb\n"
    + "160000 commit \(String(repeating: "1", count: 40))\tsub\n"
  private static let tree = String(repeating: "c", count: 40)

  private static func replay(_ contents: [TreePath: [UInt8]] = ["a/one": one]) throws -> Replay {
    try Replay(try BaseListing(bytes(listing)), contents: contents, hash: hash)
  }

  private static func error(_ contents: [TreePath: [UInt8]], _ hash: ObjectHash = hash) throws -> ReplayError? {
    let listing = try BaseListing(bytes(listing))
    do throws(ReplayError) {
      _ = try Replay(listing, contents: contents, hash: hash)
      return nil
    } catch {
      return error
    }
  }

  @Test func saysWhatDoesNotFitTheListing() throws {
    #expect(try Self.error(["a/three": []]) == .notListed("a/three"))
    #expect(try Self.error(["a": []]) == .notListed("a"))
    #expect(try Self.error(["b/x": []]) == .folderNotOpened("b", "b/x"))
    #expect(try Self.error(["sub": []]) == .submodule("sub"))
    #expect(
      try Self.error(["a/one": []])
        == .otherContent("a/one", listed: Self.hash.blob(Self.one), found: Self.hash.blob([])))
    #expect(try Self.error([:], .sha256) == .otherHash(listed: 40, expected: 64))
  }

  private static func reason(_ patch: String, _ replay: Replay) throws -> PatchRefusal.Reason? {
    let patch = try Patch(bytes(patch))
    var replay = replay
    let before = replay.treeID
    do throws(PatchRefusal) {
      _ = try replay.apply(patch)
      return nil
    } catch {
      #expect(replay.treeID == before)
      return error.reason
    }
  }

  @Test func saysWhatIsNotThere() throws {
    let edit = "--- a/a/one\n+++ b/a/one\n@@ -1,3 +1,3 @@\n-1\n+x\n 2\n 3\n"
    #expect(try Self.reason(edit, try Self.replay()) == nil)
    #expect(try Self.reason(edit, try Self.replay([:])) == .contentNotGiven)
    #expect(try Self.reason("--- a/b/x\n+++ b/b/x\n@@ -1 +1 @@\n-1\n+x\n", try Self.replay()) == .folderNotOpened("b"))
    #expect(
      try Self.reason("--- a/b/c/x\n+++ b/b/c/x\n@@ -1 +1 @@\n-1\n+x\n", try Self.replay()) == .folderNotOpened("b"))
    let added = "diff --git a/PATH b/PATH\nnew file mode 100644\nindex 0000000..e69de29\n"
    #expect(try Self.reason(added.replacing("PATH", with: "b/x"), try Self.replay()) == .folderNotOpened("b"))
    #expect(try Self.reason(added.replacing("PATH", with: "b"), try Self.replay()) == .fileAndFolder("b"))
    #expect(try Self.reason(added.replacing("PATH", with: "sub/x"), try Self.replay()) == .fileAndFolder("sub"))
    #expect(try Self.reason(added.replacing("PATH", with: "a/one/x"), try Self.replay()) == .fileAndFolder("a/one"))
    #expect(try Self.reason(added.replacing("PATH", with: "a/new"), try Self.replay()) == nil)
  }

  /// What only moves needs no content.
  @Test func movesWithoutContent() throws {
    let rename = "diff --git a/a/one b/n/one\nold mode 100644\nnew mode 100755\nrename from a/one\nrename to n/one\n"
    var replay = try Self.replay([:])
    let id = try replay.apply(try Patch(bytes(rename)))
    let expected =
      "100644 blob \(Self.hash.blob([]))\ta/two\n040000 tree \(Self.tree)\tb\n"
      + "100755 blob \(Self.hash.blob(Self.one))\tn/one\n160000 commit \(String(repeating: "1", count: 40))\tsub\n"
    #expect(try BaseListing(bytes(expected)).treeID(Self.hash) == id)
  }

  @Test func foldersComeAndGo() throws {
    var replay = try Self.replay()
    let before = replay.treeID
    let there = "diff --git a/a/one b/x/y/z\nrename from a/one\nrename to x/y/z\n"
    let back = "diff --git a/x/y/z b/a/one\nrename from x/y/z\nrename to a/one\n"
    #expect(try replay.apply(try Patch(bytes(there))) != before)
    #expect(try replay.apply(try Patch(bytes(back))) == before)
    // The content has gone there and back, too.
    let edit = "--- a/a/one\n+++ b/a/one\n@@ -1,3 +1,3 @@\n-1\n+x\n 2\n 3\n"
    #expect(try replay.apply(try Patch(bytes(edit))) == replay.treeID)
  }

  @Test func aFileBecomesAFolder() throws {
    let patch =
      "diff --git a/a/two b/a/two\ndeleted file mode 100644\nindex e69de29..0000000\n"
      + "diff --git a/a/two/x b/a/two/x\nnew file mode 100644\nindex 0000000..e69de29\n"
    #expect(try Self.reason(patch, try Self.replay(["a/two": []])) == nil)
  }
}
