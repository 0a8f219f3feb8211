import Patches
import Testing

/// A row of small edits of a large file ends in a refusal, not in hours of work.
@Suite struct ReplayLimitTests {
  @Test func endsWhereAllPatchesWriteTooMuch() throws {
    let line = Array(repeating: UInt8(ascii: "x"), count: 7 << 20)
    let other = Array(repeating: UInt8(ascii: "y"), count: 7 << 20)
    let id = ObjectHash.sha1.blob(line + [10])
    let listing = try BaseListing(Array("100644 blob \(id)\tf\n".utf8))
    var replay = try Replay(listing, contents: [TreePath("f"): line + [10]], hash: ObjectHash.sha1)
    let head = Array("--- a/f\n+++ b/f\n@@ -1 +1 @@\n-".utf8)
    let there = try Patch(head + line + Array("\n+".utf8) + other + [10])
    let back = try Patch(head + other + Array("\n+".utf8) + line + [10])
    let most = Replay.workLimit / (7 << 20)
    var applied = 0
    var reason: PatchRefusal.Reason?
    while applied <= most, reason == nil {
      do throws(PatchRefusal) {
        _ = try replay.apply(applied.isMultiple(of: 2) ? there : back)
        applied += 1
      } catch {
        reason = error.reason
      }
    }
    #expect(reason == .tooMuchWork)
    #expect(applied < most)
  }
}
