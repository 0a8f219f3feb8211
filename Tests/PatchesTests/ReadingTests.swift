import Patches
import Testing

/// What a patch says, in each of its forms.
@Suite struct ReadingTests {
  private func change(_ text: String) throws -> FileChange {
    let patch = try Patch(bytes(text))
    #expect(patch.changes.count == 1)
    return try #require(patch.changes.first)
  }

  @Test func readsAModification() throws {
    let change = try change(
      """
      From 1234 Mon Sep 17 00:00:00 2001
      Subject: [PATCH] change

      ---
       f.c | 2 +-

      diff --git a/lib/f.c b/lib/f.c
      index 1111111..2222222 100755
      --- a/lib/f.c
      +++ b/lib/f.c
      @@ -9,4 +9,5 @@ int main
       a
      -b
      +c
      +d

       e
      --\u{20}
      2.39.5

      """)
    #expect(change.kind == .modify && change.path == "lib/f.c" && change.line == 7)
    #expect(change.oldMode == .executable && change.newMode == nil)
    #expect(change.oldID.elementsEqual("1111111".utf8) && change.newID.elementsEqual("2222222".utf8))
    let hunk = try #require(change.hunks.first)
    #expect(hunk.oldLines == 9..<13 && hunk.newLines == 9..<14 && hunk.line == 11)
    #expect(hunk.added == 2 && hunk.removed == 1 && hunk.trailing == 2)
    #expect(change.addedLines.map(\.newLine) == [10, 11] && change.addedLines.map(\.patchLine) == [14, 15])
    #expect(change.removedLines.map(\.oldLine) == [10] && change.removedLines.first?.text.elementsEqual([98]) == true)
  }

  @Test func readsMoves() throws {
    let rename = try change("diff --git a/x b/y z\nsimilarity index 100%\nrename from x\nrename to y z\n")
    #expect(rename.kind == .rename && rename.oldPath == "x" && rename.newPath == "y z" && rename.hunks.isEmpty)
    let copy = try change("diff --git a/x b/y\ncopy from x\ncopy to y\n--- a/x\n+++ b/y\n@@ -1 +1 @@\n-a\n+b\n")
    #expect(copy.kind == .copy && copy.oldPath == "x" && copy.newPath == "y" && copy.hunks.count == 1)
    let mode = try change("diff --git a/x b/x\nold mode 100644\nnew mode 100755\n")
    #expect(mode.kind == .modify && mode.oldMode == .file && mode.newMode == .executable)
  }

  @Test func readsAdditionsAndDeletions() throws {
    let empty = try change("diff --git a/x y b/x y\nnew file mode 100644\nindex 0000000..e69de29\n")
    #expect(empty.kind == .add && empty.oldPath == nil && empty.newPath == "x y")
    let link = try change(
      "diff --git a/l b/l\nnew file mode 120000\n--- /dev/null\n+++ b/l\n"
        + "@@ -0,0 +1 @@\n+to\n\\ No newline at end of file\n"
    )
    #expect(link.newMode == .link && link.addedLines.first?.hasLineEnd == false)
    let deleted = try change(
      "diff --git a/x b/x\ndeleted file mode 100644\n--- a/x\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n")
    #expect(deleted.kind == .delete && deleted.newPath == nil && deleted.oldPath == "x")
  }

  @Test func readsQuotedNames() throws {
    let change = try change(
      #"diff --git "a/\303\274 \t\"" "b/\303\274 \t\"""# + "\nold mode 100644\nnew mode 100755\n")
    #expect(change.path == "ü \t\"")
    #expect(change.path.description == #""\303\274 \t\"""#)
  }

  @Test func readsPlainDiffs() throws {
    let body = "@@ -1 +1 @@\n-a\n+b\n"
    #expect(try change("--- a/x/f\t2020-01-01 00:00:00.5 +0100\n+++ b/x/f\n\(body)").path == "x/f")
    #expect(
      try change("--- a/x/f 2020-01-01 00:00:00 +0100\n+++ b/x/f 2020-01-02 00:00:00 +0100\n\(body)").path == "x/f")
    #expect(try change("--- f.orig\n+++ f\n\(body)").path == "f")
    #expect(try change("--- a/f\n+++ b/f.new\n\(body)").path == "f")
    #expect(try change("--- a//x///f\r\n+++ b/x/f\r\n\(body)").path == "x/f")
    let added = try change("--- /dev/null\n+++ b/f\n@@ -0,0 +1 @@\n+b\n")
    #expect(added.kind == .add && added.newPath == "f")
    let epoch = try change(
      "--- a/f\t1970-01-01 01:00:00.000000000 +0100\n+++ b/f\t2020-01-01 00:00:00 +0100\n@@ -0,0 +1 @@\n+b\n")
    #expect(epoch.kind == .add)
    let west = try change("--- a/f\t2020-01-01 00:00:00 -0500\n+++ b/f\t1969-12-31 19:00:00 -0500\n@@ -1 +0,0 @@\n-b\n")
    #expect(west.kind == .delete)
    #expect(try change("--- a/f\n+++ b/f\n@@ -0,0 +1 @@\n+b\n").mayAdd)
  }

  @Test func keepsBytesAsTheyAre() throws {
    let change = try change("--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n-a\r\n+b\u{c}\r\n\n")
    #expect(change.addedLines.first?.text.elementsEqual([98, 12, 13]) == true)
    #expect(change.hunks.first.map { $0.lines.map(\.kind) } == [.removed, .added, .context])
  }

  @Test func takesAMarkerWithoutItsLineEnd() throws {
    let change = try change("--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n+b\n\\ No newline at end of file")
    #expect(change.addedLines.first?.hasLineEnd == false)
  }
}
