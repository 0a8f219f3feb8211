import Patches
import Support
import Testing

/// What is made to do harm: everything ends in an answer, and in a time that grows with the input alone.
@Suite struct HostileTests {
  /// About how many bytes each text has. Without the optimizer a byte takes many times as long.
  #if DEBUG
    private static let size = 1 << 17
  #else
    private static let size = 15 << 20
  #endif
  private static let limit = Duration.seconds(10)

  private static func repeated(_ text: String, head: String = "") -> [UInt8] {
    bytes(head + String(repeating: text, count: size / text.utf8.count))
  }

  private static let head = "--- a/f\n+++ b/f\n"

  private static let texts: [(String, [UInt8])] = [
    ("one line of names", repeated("a/ ", head: "diff --git ")),
    ("blanks, then a slash", repeated(" ", head: "diff --git a/") + bytes("/\n")),
    ("one line of quotes", repeated("\\\"", head: "diff --git \"a/")),
    ("empty headers", repeated("diff --git a/x b/x\n")),
    ("headers of renames", repeated("diff --git a/x b/y\nrename from x\nrename to y\n")),
    ("old names", repeated("--- a/f\n+++ b/f\n")), ("line ends", repeated("\n")),
    ("a long hunk", repeated("+\n", head: "\(head)@@ -0,0 +1,99999999 @@\n")),
    ("hunks", repeated("@@ -1 +1 @@\n-a\n+b\n", head: head)), ("broken hunks", repeated("@@ -x +1 @@\n", head: "")),
    ("markers", repeated("\\ No newline at end of file\n", head: "\(head)@@ -1 +1 @@\n")),
    ("digits", repeated("9", head: "\(head)@@ -")),
    ("binary lines", repeated("HcmV?d00001\n", head: "diff --git a/f b/f\nindex 1..2\nGIT binary patch\nliteral 9\n")),
    ("a time stamp", repeated("1", head: "--- a/f\t")),
    ("slashes", repeated("/", head: "--- a/") + bytes("\n+++ b/f\n@@ -1 +1 @@\n-a\n+b\n")),
    ("bytes", (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 7919 >> 3) }),
  ]

  @Test func readsInTime() {
    for (what, text) in Self.texts {
      let time = ContinuousClock().measure { _ = try? Patch(text) }
      #expect(time < Self.limit, "\(what): \(time)")
    }
  }

  /// Hunks that go back and forth between the two ends of a file.
  @Test func placesScatteredHunksInTime() throws {
    let count = Self.size / 120
    let content = bytes((0..<(count * 8)).map { "\($0)\n" }.joined())
    var patch = Self.head
    for step in 0..<count {
      let line = (step % 2 == 0 ? step / 2 : count - 1 - step / 2) * 8 + 1
      let (a, b, c) = (line, line + 1, line + 2)
      patch += "@@ -\(b),3 +\(b),3 @@\n \(a)\n-\(b)\n+x\n \(c)\n"
    }
    var files = FileSet(["f": FileSet.File(content)])
    let read = try Patch(bytes(patch))
    var refusal: PatchRefusal?
    let time = ContinuousClock().measure {
      do throws(PatchRefusal) { try files.apply(read, hash: .sha1) } catch { refusal = error }
    }
    #expect(refusal == nil && files.files["f"]?.content.count { $0 == 0x78 } == count)
    #expect(time < Self.limit, "\(time)")
  }

  /// Copies and deltas ask for more work than they are long.
  @Test func boundsTheWork() throws {
    let content = bytes(String(repeating: "line\n", count: 1 << 20))
    let copy = "diff --git a/f b/gN\ncopy from f\ncopy to gN\n--- a/f\n+++ b/gN\n@@ -1,2 +1,2 @@\n-line\n+x\n line\n"
    let patch = (0..<200).map { copy.replacing("gN", with: "g\($0)") }.joined()
    let refusal = try refusal(patch, of: FileSet(["f": FileSet.File(content)]))
    #expect(refusal?.reason == .tooMuchWork)
  }

  @Test func emptiesAFolderInTime() throws {
    let count = Self.size / 100
    let id = ObjectHash.sha1.blob([])
    let names = (0..<count).map { "f\(100_000_000 + $0)" }
    let listing = try BaseListing(bytes(names.map { "100644 blob \(id)\td/\($0)\n" }.joined()))
    let patch = names.map { "diff --git a/d/\($0) b/d/\($0)\ndeleted file mode 100644\nindex e69de29..0000000\n" }
      .joined()
    let contents = Dictionary(uniqueKeysWithValues: names.map { (TreePath("d/\($0)"), [UInt8]()) })
    var replay = try Replay(listing, contents: contents, hash: .sha1)
    let read = try Patch(bytes(patch))
    let time = try ContinuousClock().measure { _ = try replay.apply(read) }
    #expect(replay.treeID.description == "4b825dc642cb6eb9a060e54bf8d69288fbee4904")
    #expect(time < Self.limit, "\(time)")
  }

  /// Patches in which bytes are changed at random: whatever comes of them, it comes without a trap.
  @Test func survivesAnyByte() throws {
    var dice = Dice(20_261_201)
    let texts =
      (SyntaxTests.broken.map(\.text) + RefusalTests.hunks.map(\.patch) + RefusalTests.wholeFiles.map(\.patch)).map(
        bytes)
    let base = FileSet(RefusalTests.base)
    let marks = bytes("\n +-@\\\"/0129,a\r\0\u{7f}")
    for _ in 0..<4000 {
      var text = (dice.pick(texts) ?? []) + (dice.chance(30) ? dice.pick(texts) ?? [] : [])
      for _ in 0..<(1 + dice.below(4)) where !text.isEmpty {
        let place = dice.below(text.count)
        switch dice.below(4) {
        case 0: text.remove(at: place)
        case 1: text.insert(dice.pick(marks) ?? 0, at: place)
        case 2: text[place] = UInt8(dice.below(256))
        default: text[place] = dice.pick(marks) ?? 0
        }
      }
      guard let patch = try? Patch(text) else { continue }
      for change in patch.changes { _ = (change.addedLines, change.removedLines, change.hunks.map(\.newLines)) }
      var files = base
      try? files.apply(patch, hash: .sha1)
    }
  }
}
