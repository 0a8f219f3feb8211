import Patches
import Testing

/// A row of small edits of a large file ends in a refusal, not in hours of work.
@Suite struct ReplayLimitTests {
  @Test func endsWhereAllPatchesWriteTooMuch() throws {
    let id = ObjectHash.sha1.blob(Array("here\n".utf8))
    let listing = try BaseListing(Array("100644 blob \(id)\tf\n".utf8))
    let contents = [TreePath("f"): Array("here\n".utf8)]
    var replay = try Replay(listing, contents: contents, hash: ObjectHash.sha1, workLimit: 5 * 3 + 4)
    let head = "--- a/f\n+++ b/f\n@@ -1 +1 @@\n"
    let there = try Patch(Array((head + "-here\n+gone\n").utf8))
    let back = try Patch(Array((head + "-gone\n+here\n").utf8))
    for patch in [there, back, there] { _ = try replay.apply(patch) }
    let tree = replay.treeID
    #expect(throws: PatchRefusal.self) { try replay.apply(back) }
    #expect(replay.treeID == tree)
  }
}
