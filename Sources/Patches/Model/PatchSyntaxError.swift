/// Why bytes are no patch.
package struct PatchSyntaxError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
  ///
  /// Those marked *stricter* are let pass by git 2.39, which then makes of the patch what nobody can have meant.
  package enum Problem: Sendable, Hashable {
    /// More than ``Patch/limit`` bytes.
    case tooLarge(Int)
    /// Nothing in it is a diff.
    case noDiff
    /// A header names no file, or none but on one side.
    case noName
    /// A path that is longer than ``TreePath/limit``, lies deeper than ``TreePath/depthLimit``, holds a NUL, or has
    /// quotes that cannot be read. *Stricter.*
    case badName
    /// `---` or `+++` names another file than the lines before.
    case otherName(TreePath)
    /// `---` or `+++` names a file where the lines before say that there is none, or the other way round.
    case devNullExpected
    /// A file is said to be added as well as deleted, renamed or copied, or the like.
    case contradiction
    /// A mode that is no octal number, or none of a file, link or submodule. *Stricter* in the latter.
    case badMode
    /// The header of a hunk cannot be read.
    case badHunkHeader
    /// A number of lines that no file has. *Stricter*, where git's numbers overflow.
    case numberTooLarge
    /// A hunk stands where no file is named.
    case hunkWithoutFile
    /// A line in a hunk begins with none of ` `, `+`, `-` and `\`.
    case badHunkLine
    /// The patch ends within a hunk, which announces more lines.
    case hunkCutOff(old: Int, new: Int)
    /// A line within a hunk, the last of the patch, has no line end.
    case lineEndMissing
    /// A hunk has more lines of one side than it announces.
    case tooManyLines
    /// A hunk changes nothing.
    case hunkWithoutChange
    /// A `\ No newline` belongs to no line, or to one that is not the last of its side, or to one without content, or
    /// is not whole. *Stricter*: git joins such lines, or takes no notice.
    case badMarker
    /// An added file has lines of an old one.
    case additionWithOldLines
    /// A deleted file has lines of a new one.
    case deletionWithNewLines
    /// A header of git is followed by no change. *Stricter* where another diff follows: git may then change this file.
    case noChange
    /// A binary patch holds neither `literal` nor `delta`. *Stricter*: git drops this file and all that follow, and
    /// applies those before. So it is with the next three.
    case badBinaryMethod
    /// A line of a binary patch is not of base 85.
    case badBinaryLine
    /// A binary patch is not what zlib has written, or has another size than it announces.
    case badBinaryData
    /// Binary files with more bytes than ``Patch/binaryLimit``.
    case binaryTooLarge
  }

  /// The line of the patch, from 1.
  package let line: Int
  package let problem: Problem

  package var description: String { "line \(line): \(problem)" }
}

extension PatchSyntaxError.Problem: CustomStringConvertible {
  package var description: String {
    switch self {
    case .tooLarge(let size): "the patch has \(size) bytes, and \(Patch.limit) is the most"
    case .noDiff: "nothing in the patch is a diff"
    case .noName: "the header of the diff does not name the file"
    case .badName: "the path cannot be read, or is longer or deeper than any that is needed"
    case .otherName(let path): "the file was \(path) in the lines before, and has another name here"
    case .devNullExpected: "/dev/null stands for a file that there is, or a file's name for /dev/null"
    case .contradiction: "the file cannot be added, deleted, renamed and copied at once"
    case .badMode: "the mode is none that git gives to files"
    case .badHunkHeader: "the header of the hunk cannot be read"
    case .numberTooLarge: "no file has so many lines"
    case .hunkWithoutFile: "the hunk belongs to no file"
    case .badHunkLine: "a line of a hunk begins with a blank, `+` or `-`"
    case .hunkCutOff(let old, let new): "the hunk is cut off: \(old) old and \(new) new lines are missing"
    case .lineEndMissing: "the last line end of the patch is missing"
    case .tooManyLines: "the hunk has more lines than its header says"
    case .hunkWithoutChange: "the hunk changes nothing"
    case .badMarker: "`\\ No newline at end of file` does not follow the last line of a file"
    case .additionWithOldLines: "the file is added, and has old lines"
    case .deletionWithNewLines: "the file is deleted, and has new lines"
    case .noChange: "the diff holds no change"
    case .badBinaryMethod: "a binary patch begins with `literal` or `delta` and a size"
    case .badBinaryLine: "the line of the binary patch is damaged"
    case .badBinaryData: "the data of the binary patch are damaged"
    case .binaryTooLarge: "the binary files of the patch have more than \(Patch.binaryLimit) bytes"
    }
  }
}
