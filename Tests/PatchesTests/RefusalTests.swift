import Patches
import Testing

/// Patches that do not apply, with the place and the reason. Git is asked about each: where it takes one after all, the
/// case says so.
@Suite struct RefusalTests {
  /// A patch that does not apply.
  struct Refused: Sendable {
    let what: String
    let patch: String
    let line: Int
    let hunk: Int?
    let reason: PatchRefusal.Reason
    /// Whether git takes it.
    let stricter: Bool

    init(
      _ what: String, _ patch: String, line: Int = 1, hunk: Int? = nil, _ reason: PatchRefusal.Reason,
      stricter: Bool = false
    ) {
      self.what = what
      self.patch = patch
      self.line = line
      self.hunk = hunk
      self.reason = reason
      self.stricter = stricter
    }

    /// Hunks of the file `ten`, all of whose lines are numbers.
    init(
      ten what: String, _ hunks: String, line: Int = 4, hunk: Int = 1, _ reason: PatchRefusal.Reason,
      stricter: Bool = false
    ) {
      self.init(
        what, "diff --git a/ten b/ten\n--- a/ten\n+++ b/ten\n\(hunks)", line: line, hunk: hunk, reason,
        stricter: stricter)
    }
  }

  static let base: Files = {
    var base = files([
      "ten": "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n", "open": "a\nb", "empty": "", "dir/in": "x\n", "one": "x\n",
      "two": "y\n",
    ]).files
    base["link"] = FileSet.File(bytes("ten"), mode: .link)
    base["sub"] = FileSet.File(bytes("Subproject commit \(String(repeating: "1", count: 40))\n"), mode: .submodule)
    return base
  }()

  private static func added(_ path: String, _ mode: String = "100644") -> String {
    "diff --git a/\(path) b/\(path)\nnew file mode \(mode)\n--- /dev/null\n+++ b/\(path)\n@@ -0,0 +1 @@\n+new\n"
  }

  private static func deleted(_ path: String, _ hunk: String) -> String {
    "diff --git a/\(path) b/\(path)\ndeleted file mode 100644\n--- a/\(path)\n+++ /dev/null\n\(hunk)"
  }

  private static let emptyID = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"
  private static let otherID = String(repeating: "2", count: 40)

  private static func shown(_ text: String) -> ShownLine { ShownLine(bytes(text)[...]) }

  static let hunks: [Refused] = [
    Refused(
      ten: "another line", "@@ -2,3 +2,3 @@\n 2\n-x\n+y\n 4\n", hunk: 1,
      .contentDiffers(line: 3, expected: shown("x"), found: shown("3"))),
    Refused(
      ten: "an offset", "@@ -3,3 +3,3 @@\n 2\n-3\n+y\n 4\n",
      .contentDiffers(line: 3, expected: shown("2"), found: shown("3"))),
    Refused(
      ten: "a new line that is off", "@@ -2,3 +3,3 @@\n 2\n-3\n+y\n 4\n",
      .contentDiffers(line: 3, expected: shown("2"), found: shown("3"))),
    Refused(
      ten: "the second hunk", "@@ -2,3 +2,4 @@\n 2\n-3\n+y\n+z\n 4\n@@ -8,3 +8,3 @@\n 8\n-9\n+y\n 10\n", line: 10,
      hunk: 2,
      .contentDiffers(line: 8, expected: shown("8"), found: shown("7"))),
    Refused(
      ten: "white space", "@@ -2,3 +2,3 @@\n 2\n-3 \n+y\n 4\n",
      .contentDiffers(line: 3, expected: shown("3 "), found: shown("3"))),
    Refused(
      ten: "CRLF", "@@ -2,3 +2,3 @@\n 2\r\n-3\n+y\n 4\n",
      .contentDiffers(line: 2, expected: shown("2\r"), found: shown("2"))),
    Refused(ten: "beyond the end", "@@ -12,3 +12,3 @@\n 2\n-3\n+y\n 4\n", .fileTooShort(lines: 10)),
    Refused(ten: "over the end", "@@ -9,3 +9,3 @@\n 9\n-10\n+y\n 11\n", .fileTooShort(lines: 10)),
    Refused(ten: "a beginning elsewhere", "@@ -1,3 +2,3 @@\n 1\n-2\n+y\n 3\n", .notAtStart),
    Refused(ten: "no context at its end", "@@ -2,2 +2,2 @@\n 2\n-3\n+y\n", .notAtEnd(line: 4)),
    Refused(ten: "an insertion without context", "@@ -4,0 +5 @@\n+y\n", .notAtEnd(line: 5)),
    Refused(
      ten: "a deletion without context", "@@ -4 +3,0 @@\n-4\n",
      .contentDiffers(line: 3, expected: shown("4"), found: shown("3"))),
    Refused(ten: "an insertion behind the end", "@@ -12,0 +13 @@\n+y\n", .fileTooShort(lines: 10)),
    Refused(
      ten: "hunks that overlap", "@@ -2,3 +2,3 @@\n 2\n-3\n+y\n 4\n@@ -4,3 +4,3 @@\n 4\n-5\n+y\n 6\n", line: 9, hunk: 2,
      .hunksOverlap),
    Refused(
      ten: "the same hunk twice", "@@ -2,3 +2,3 @@\n 2\n-3\n+y\n 4\n@@ -2,3 +2,3 @@\n 2\n-3\n+y\n 4\n", line: 9,
      hunk: 2,
      .hunksOverlap),
    Refused(
      ten: "out of order and off", "@@ -7,3 +7,3 @@\n 7\n-8\n+y\n 9\n@@ -2,3 +3,3 @@\n 2\n-3\n+y\n 4\n", line: 9,
      hunk: 2,
      .contentDiffers(line: 3, expected: shown("2"), found: shown("3"))),
    Refused(
      ten: "an end that the file goes on behind", "@@ -2,3 +2,3 @@\n 2\n-3\n+y\n 4\n\\ No newline at end of file\n",
      .lineEndPresent(line: 4), stricter: true),
    Refused(
      "a line end too many", "--- a/open\n+++ b/open\n@@ -1,2 +1,2 @@\n-a\n+c\n b\n", line: 3, hunk: 1,
      .lineEndMissing(line: 2)),
    Refused(
      "lines of an empty file", "--- a/empty\n+++ b/empty\n@@ -1 +1 @@\n-a\n+c\n", line: 3, hunk: 1,
      .fileTooShort(lines: 0)),
  ]

  static let wholeFiles: [Refused] = [
    Refused("no file", "--- a/none\n+++ b/none\n@@ -1 +1 @@\n-a\n+c\n", .fileMissing),
    Refused("a folder", "--- a/dir\n+++ b/dir\n@@ -1 +1 @@\n-a\n+c\n", .fileMissing),
    Refused("a file that there is", added("ten"), .fileExists),
    Refused("a rename onto a file", "diff --git a/one b/two\nrename from one\nrename to two\n", .fileExists),
    Refused("a copy onto a file", "diff --git a/one b/two\ncopy from one\ncopy to two\n", .fileExists),
    Refused("a rename of nothing", "diff --git a/none b/new\nrename from none\nrename to new\n", .fileMissing),
    Refused(
      "another file without a rename", "diff --git a/one b/two\n--- a/one\n+++ b/two\n@@ -1 +1 @@\n-x\n+z\n",
      .fileExists,
      stricter: true),
    Refused(
      "a deletion that leaves something", deleted("ten", "@@ -9,2 +8,0 @@\n-9\n-10\n"), line: 5, hunk: 1,
      .contentDiffers(line: 8, expected: shown("9"), found: shown("8"))),
    Refused("a deletion of the end", deleted("ten", "@@ -10 +10,0 @@\n-10\n"), .contentLeft),
    Refused(
      "a deletion without lines", "diff --git a/one b/one\ndeleted file mode 100644\nindex 1111111..0000000\n",
      .contentLeft),
    Refused(
      "deleted before", deleted("one", "@@ -1 +0,0 @@\n-x\n") + deleted("one", "@@ -1 +0,0 @@\n-x\n"), line: 7,
      .fileGone),
    Refused(
      "renamed before",
      "diff --git a/one b/new\nrename from one\nrename to new\n"
        + "diff --git a/one b/one\nold mode 100644\nnew mode 100755\n",
      line: 4, .fileGone),
    Refused("a file in a file", added("one/new"), .fileAndFolder("one")),
    Refused("a file for a folder", added("dir"), .fileAndFolder("dir")),
    Refused("a file behind a link", added("link/new"), .behindLink("link")),
    Refused("a file behind a new link", added("l", "120000") + added("l/new"), line: 7, .behindLink("l")),
    Refused(
      "a link as a file", "--- a/link\n+++ b/link\n@@ -1 +1 @@\n-ten\n+two\n", line: 3, hunk: 1,
      .lineEndMissing(line: 1)),
    Refused(
      "a file as a link", "diff --git a/one b/one\nindex 1..2 120000\n--- a/one\n+++ b/one\n@@ -1 +1 @@\n-x\n+y\n",
      .otherKind(expected: .link, found: .file)),
    Refused(
      "a file made a link", "diff --git a/one b/one\nold mode 100644\nnew mode 120000\n",
      .otherKind(expected: .file, found: .link)),
    Refused(
      "no commit",
      "--- a/sub\n+++ b/sub\n@@ -1 +1 @@\n"
        + "-Subproject commit \(String(repeating: "1", count: 40))\n+Subproject commit 1234\n",
      .noCommit),
    Refused("an empty submodule", "diff --git a/s b/s\nnew file mode 160000\nindex 0000000..1111111\n", .noCommit),
    Refused("a path of git's own", added(".git/config"), .invalidPath),
    Refused("the same in capitals", added("dir/.GIT/config"), .invalidPath),
    Refused("the same for Windows", added("git~1/config"), .invalidPath),
    Refused("the same with filling", added("a/.git . ./config"), .invalidPath),
    Refused(
      "the same behind a backslash", "diff --git \"a/a\\\\.git\" \"b/a\\\\.git\"\nnew file mode 100644\nindex 0..1\n",
      .invalidPath),
    Refused("a path upwards", added("dir/../x"), .invalidPath),
    Refused("a full stop", added("./x"), .invalidPath), Refused("an absolute path", added("/x"), .invalidPath),
    Refused("a link for .gitmodules", added(".gitmodules", "120000"), .invalidPath),
    Refused("a short name of it", added("GI7EBA~1", "120000"), .invalidPath),
    Refused(
      "no data", "diff --git a/one b/one\nindex 1..2 100644\nBinary files a/one and b/one differ\n",
      .binaryDataMissing),
    Refused(
      "no data, whole ids",
      "diff --git a/empty b/empty\nindex \(emptyID)..\(otherID) 100644\nBinary files a/empty and b/empty differ\n",
      .binaryDataMissing),
    Refused(
      "short ids", "diff --git a/one b/one\nindex 1..2 100644\nGIT binary patch\nliteral 0\nHcmV?d00001\n\n",
      .idsNotWhole),
    Refused(
      "another file",
      "diff --git a/empty b/empty\nindex \(otherID)..\(otherID) 100644\nGIT binary patch\nliteral 0\nHcmV?d00001\n\n",
      .otherContent(expected: name(otherID), found: name(emptyID))),
    Refused(
      "another result",
      "diff --git a/empty b/empty\nindex \(emptyID)..\(otherID) 100644\nGIT binary patch\nliteral 0\nHcmV?d00001\n\n",
      .otherResult(expected: name(otherID), found: name(emptyID))),
    Refused(
      "a broken delta",
      "diff --git a/empty b/empty\nindex \(emptyID)..\(otherID) 100644\nGIT binary patch\ndelta 0\nHcmV?d00001\n\n",
      .brokenDelta),
  ]

  private static func name(_ hex: String) -> ObjectName { ObjectName(hex) ?? ObjectHash.sha1.blob([]) }

  @Test(arguments: hunks + wholeFiles) func says(refused: Refused) throws {
    let found = try #require(try refusal(refused.patch, of: FileSet(Self.base)), "\(refused.what) is applied")
    #expect(found.reason == refused.reason, "\(refused.what)")
    #expect(found.line == refused.line && found.hunk == refused.hunk, "\(refused.what)")
  }

  @Test func gitRefusesThemToo() throws {
    let oracle = try GitOracle()
    let tree = try oracle.store([Self.base], in: "bases")[0]
    for refused in Self.hunks + Self.wholeFiles {
      let answer = try oracle.apply(bytes(refused.patch), to: tree)
      if case .tree = answer {
        #expect(refused.stricter, "\(refused.what)")
      } else {
        #expect(!refused.stricter, "\(refused.what)")
      }
    }
    for broken in SyntaxTests.broken {
      let answer = try oracle.apply(bytes(broken.text), to: tree)
      guard case .tree = answer else { continue }
      #expect(SyntaxTests.stricter.contains(broken.what), "git takes \(broken.what)")
    }
  }
}
