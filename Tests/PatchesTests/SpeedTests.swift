import Patches
import Testing

/// How long it takes, with the optimizer; without it only that it ends.
@Suite struct SpeedTests {
  #if DEBUG
    private static let slack = 60
  #else
    private static let slack = 1
  #endif

  private static func path(_ file: Int) -> String { "src/part\(file % 10)/file\(1000 + file).swift" }

  private static func content(_ file: Int) -> String { (0..<150).map { "  let value\($0) = \(file * $0)\n" }.joined() }

  /// A trajectory of 200 steps over a tree of 500 files.
  @Test func replaysATrajectory() throws {
    let hash = ObjectHash.sha1
    let paths = (0..<500).map(Self.path).sorted()
    let contents = Dictionary(
      uniqueKeysWithValues: (0..<500).map { (TreePath(Self.path($0)), bytes(Self.content($0))) })
    let listing = bytes(
      paths.map { "100644 blob \(hash.blob(contents[TreePath($0)] ?? []))\t\($0)\n" }.joined())
    let patches = (0..<200).map { step in
      let file = step * 7 % 500
      let line = 20 + step % 100
      let text = (line - 3..<line + 4).map { "  let value\($0 - 1) = \(file * ($0 - 1))" }
      return bytes(
        "diff --git a/\(Self.path(file)) b/\(Self.path(file))\n--- a/\(Self.path(file))\n+++ b/\(Self.path(file))\n"
          + "@@ -\(line - 3),7 +\(line - 3),8 @@\n \(text[0])\n \(text[1])\n \(text[2])\n"
          + "-\(text[3])\n+  // \(step)\n+\(text[3]);\n \(text[4])\n \(text[5])\n \(text[6])\n")
    }
    var ids: Set<ObjectName> = []
    let time = try ContinuousClock().measure {
      var replay = try Replay(try BaseListing(listing), contents: contents, hash: hash)
      for patch in patches { ids.insert(try replay.apply(try Patch(patch))) }
    }
    print("200 steps: \(time)")
    #expect(ids.count == 200)
    #expect(time < .milliseconds(60 * Self.slack), "\(time)")
  }

  @Test func readsListings() throws {
    let id = ObjectHash.sha1.blob([])
    let text = bytes(
      (0..<20_000).map { "100644 blob \(id)\td\(100 + $0 / 100)/some/folder/f\(100_000 + $0)\n" }.joined())
    var tree: ObjectName?
    let time = try ContinuousClock().measure { tree = try BaseListing(text).treeID(.sha1) }
    print("20,000 lines: \(time)")
    #expect(tree != nil && time < .milliseconds(100 * Self.slack), "\(time)")
  }
}
