import Patches
import Testing

/// What is no patch, with the line and the reason.
@Suite struct SyntaxTests {
  /// A text that is no patch.
  struct Broken: Sendable {
    let what: String
    let text: String
    let line: Int
    let problem: PatchSyntaxError.Problem

    init(_ what: String, _ text: String, _ line: Int, _ problem: PatchSyntaxError.Problem) {
      self.what = what
      self.text = text
      self.line = line
      self.problem = problem
    }
  }

  private static let head = "diff --git a/f b/f\nindex 1111111..2222222 100644\n--- a/f\n+++ b/f\n"
  private static let added = "diff --git a/f b/f\nnew file mode 100644\n--- /dev/null\n+++ b/f\n"
  private static let deleted = "diff --git a/f b/f\ndeleted file mode 100644\n--- a/f\n+++ /dev/null\n"
  private static let binary = "diff --git a/f b/f\nindex 1111111..2222222 100644\nGIT binary patch\n"
  private static let empty = "literal 0\nHcmV?d00001\n\n"

  static let broken: [Broken] = [
    Broken("nothing", "", 1, .noDiff), Broken("words", "Hello\n", 1, .noDiff),
    Broken("a header alone", "diff --git a/f b/f\n", 1, .noDiff),
    Broken("a hunk alone", "@@ -1 +1 @@\n-a\n+b\n", 1, .hunkWithoutFile),
    Broken("a hunk behind garbage", "\(head)@@ -1 +1 @@\n-a\n+b\ngarbage\n@@ -5 +5 @@\n-a\n+b\n", 9, .hunkWithoutFile),
    Broken("no name", "diff --git a b\nold mode 100644\nnew mode 100755\n", 1, .noName),
    Broken("two names without a rename", "diff --git a/f b/g\nold mode 100644\nnew mode 100755\n", 1, .noName),
    Broken("half a rename", "diff --git a/f b/g\nrename from f\n\n\n", 1, .noName),
    Broken(
      "names that differ", "diff --git a/f b/f\nrename from f\nrename to g\n--- a/x\n+++ b/g\n", 4, .otherName("f")),
    Broken(
      "an old name of an added file", "diff --git a/f b/f\nnew file mode 100644\n--- a/f\n+++ b/f\n", 3,
      .devNullExpected),
    Broken(
      "a new name of a deleted file", "diff --git a/f b/f\ndeleted file mode 100644\n--- a/f\n+++ b/f\n", 4,
      .devNullExpected),
    Broken("open quotes", "diff --git a/f b/f\n--- \"a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n+b\n", 2, .badName),
    Broken("a NUL", "diff --git a/f b/f\nrename from a\0b\nrename to c\n", 1, .badName),
    Broken("a long path", "--- a/f\n+++ b/\(String(repeating: "x", count: 5000))\n@@ -1 +1 @@\n-a\n+b\n", 1, .badName),
    Broken("a deep path", "--- a/f\n+++ b/\(String(repeating: "x/", count: 200))y\n@@ -1 +1 @@\n-a\n+b\n", 1, .badName),
    Broken(
      "added and deleted", "diff --git a/f b/f\nnew file mode 100644\ndeleted file mode 100644\n", 3, .contradiction),
    Broken("renamed and copied", "diff --git a/f b/g\nrename from f\ncopy to g\n", 3, .contradiction),
    Broken(
      "an old name before the addition", "diff --git a/f b/f\n--- a/f\nnew file mode 100644\n+++ b/f\n", 1,
      .contradiction),
    Broken("a mode of words", "diff --git a/f b/f\nold mode x\nnew mode 100755\n", 2, .badMode),
    Broken("a folder's mode", "diff --git a/f b/f\nnew file mode 040000\nindex 0000000..e69de29\n", 2, .badMode),
    Broken("a mode without a kind", "diff --git a/f b/f\nnew file mode 644\nindex 0000000..e69de29\n", 2, .badMode),
    Broken("a long mode", "diff --git a/f b/f\nold mode 777777777777100644\nnew mode 100755\n", 2, .badMode),
    Broken("a bad mode in the index line", "diff --git a/f b/f\nindex 1111111..2222222 10064x\n", 2, .badMode),
    Broken("no change", "diff --git a/f b/f\nindex 1111111..2222222 100644\n\n\n", 3, .noChange),
    Broken("the same mode twice", "diff --git a/f b/f\nold mode 100644\nnew mode 100644\n", 4, .noChange),
    Broken("an empty header before another file", "diff --git a/x b/x\n\(head)@@ -1 +1 @@\n-a\n+b\n", 1, .noChange),
    Broken(
      "an empty header before a plain deletion", "diff --git a/x b/x\n\n--- a/f\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n", 1,
      .noChange),
    Broken("no plus", "\(head)@@ -1 1 @@\n-a\n+b\n", 5, .badHunkHeader),
    Broken("no end", "\(head)@@ -1 +1\n-a\n+b\n", 5, .badHunkHeader),
    Broken("a negative number", "\(head)@@ --1 +1 @@\n-a\n+b\n", 5, .badHunkHeader),
    Broken("a comma without a number", "\(head)@@ -1, +1 @@\n-a\n+b\n", 5, .badHunkHeader),
    Broken("a header without its line end", "\(head)@@ -1 +1 @@", 5, .badHunkHeader),
    Broken("a huge start", "\(head)@@ -1 +99999999999999999999 @@\n-a\n+b\n", 5, .numberTooLarge),
    Broken("a huge count", "\(head)@@ -1,99999999999999999999 +1 @@\n-a\n+b\n", 5, .numberTooLarge),
    Broken("one above 32 bits", "\(head)@@ -1 +4294967297 @@\n-a\n+b\n", 5, .numberTooLarge),
    Broken("a line of no kind", "\(head)@@ -1,2 +1,2 @@\n-a\n+b\nx\n", 8, .badHunkLine),
    Broken("a header in a hunk", "\(head)@@ -1,2 +1,2 @@\n-a\n+b\ndiff --git a/g b/g\n", 8, .badHunkLine),
    Broken("cut off", "\(head)@@ -1,3 +1,3 @@\n-a\n+b\n", 8, .hunkCutOff(old: 2, new: 2)),
    Broken("cut off in a line", "\(head)@@ -1 +1 @@\n-a\n+", 7, .lineEndMissing),
    Broken("without the last line end", "\(head)@@ -1 +1 @@\n-a\n+b", 7, .lineEndMissing),
    Broken("too many old lines", "\(head)@@ -1 +1,2 @@\n-a\n-b\n+c\n+d\n", 7, .tooManyLines),
    Broken("too many new lines", "\(head)@@ -1,2 +1 @@\n+a\n+b\n-c\n", 7, .tooManyLines),
    Broken("context where none is left", "\(head)@@ -1,2 +1,1 @@\n a\n b\n", 7, .tooManyLines),
    Broken("context alone", "\(head)@@ -1,2 +1,2 @@\n a\n b\n", 5, .hunkWithoutChange),
    Broken("no lines", "\(head)@@ -1,0 +1,0 @@\n", 5, .hunkWithoutChange),
    Broken("a marker before all lines", "\(head)@@ -1 +1 @@\n\\ No newline at end of file\n-a\n+b\n", 6, .badMarker),
    Broken("a marker inside", "\(head)@@ -1 +1,2 @@\n-a\n+b\n\\ No newline at end of file\n+c\n", 9, .badMarker),
    Broken(
      "two markers", "\(head)@@ -1 +1 @@\n-a\n+b\n\\ No newline at end of file\n\\ No newline at end of file\n", 9,
      .badMarker),
    Broken("a marker of an empty line", "\(head)@@ -1 +1 @@\n-a\n+\n\\ No newline at end of file\n", 8, .badMarker),
    Broken("a short marker", "\(head)@@ -1 +1 @@\n-a\n\\ No\n+b\n", 7, .badMarker),
    Broken("half a marker at the end", "\(head)@@ -1 +1 @@\n-a\n+b\n\\ No newlin", 8, .badMarker),
    Broken("a marker without its blank", "\(head)@@ -1 +1 @@\n-a\n+b\n\\No newline at end of file\n", 8, .badMarker),
    Broken("old lines of an added file", "\(added)@@ -1 +1,2 @@\n a\n+b\n", 5, .additionWithOldLines),
    Broken("new lines of a deleted file", "\(deleted)@@ -1,2 +1 @@\n-a\n b\n", 5, .deletionWithNewLines),
    Broken("binary without a method", "\(binary)\n", 4, .badBinaryMethod),
    Broken("another method", "\(binary)verbatim 3\nabc\n\n", 4, .badBinaryMethod),
    Broken("a size of words", "\(binary)literal many\n\n", 4, .badBinaryMethod),
    Broken("a negative size", "\(binary)literal -1\nHcmV?d00001\n\n", 4, .badBinaryMethod),
    Broken("no data", "\(binary)literal 0\n\n", 4, .badBinaryData),
    Broken("another size", "\(binary)literal 1\nHcmV?d00001\n\n", 4, .badBinaryData),
    Broken("an unlikely size", "\(binary)literal 60000000\nHcmV?d00001\n\n", 4, .badBinaryData),
    Broken("a size beyond the limit", "\(binary)literal 99999999999999999999\nHcmV?d00001\n\n", 4, .binaryTooLarge),
    Broken("sizes beyond the limit together", "\(binary)literal 60000000\n", 5, .badBinaryLine),
    Broken("a length that does not fit", "\(binary)literal 0\nIcmV?d00001\n\n", 5, .badBinaryLine),
    Broken("a letter that is none", "\(binary)literal 0\n0cmV?d00001\n\n", 5, .badBinaryLine),
    Broken("a byte that is no digit", "\(binary)literal 0\nHcmV d00001\n\n", 5, .badBinaryLine),
    Broken("a group that overflows", "\(binary)literal 0\nD~~~~~\n\n", 5, .badBinaryLine),
    Broken("data without their end", "\(binary)literal 0\nHcmV?d00001\n", 6, .badBinaryLine),
    Broken("a damaged way back", "\(binary)\(empty)literal 1\nHcmV?d00001\n\n", 7, .badBinaryData),
    Broken(
      "binary files that end nowhere", "diff --git a/f b/f\nindex 1..2\nBinary files a/f and b/f differ", 3, .noChange),
  ]

  /// Those that git takes, if there is a file `f` that they fit.
  static let stricter: Set = [
    "a folder's mode", "a mode without a kind", "an empty header before a plain deletion",
  ]

  @Test(arguments: broken) func says(broken: Broken) throws {
    let found = try #require(problem(broken.text), "\(broken.what) is taken")
    #expect(found.0 == broken.line && found.1 == broken.problem, "\(broken.what): \(found)")
  }

  @Test func refusesHugePatches() {
    let found = problem([UInt8](repeating: 10, count: Patch.limit + 1))
    #expect(found?.1 == .tooLarge(Patch.limit + 1))
  }

  @Test func everyProblemIsASentence() {
    for words in Self.broken.map(\.problem.description) {
      #expect(words.count > 20 && !words.hasSuffix(".") && words.first?.isUppercase == false)
    }
  }
}

extension TreePath: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self.init(text) }
}
