/// Why a patch does not apply.
package struct PatchRefusal: Error, Sendable, Hashable, CustomStringConvertible {
  /// What keeps it from applying.
  ///
  /// Those marked *stricter* are let pass by git 2.39, which then writes what the patch does not say.
  package enum Reason: Sendable, Hashable {
    /// No file stands at the old path.
    case fileMissing
    /// A file stands where one is added, renamed or copied to. *Stricter* where `---` and `+++` name different files
    /// and no rename is announced: git writes over the other file.
    case fileExists
    /// An earlier change of the same patch has removed the file.
    case fileGone
    /// A file would stand where a folder is, or the other way round, with the path of one of the two.
    case fileAndFolder(TreePath)
    /// A link stands above the path.
    case behindLink(TreePath)
    /// No file may have that path: it has `..`, `.git`, an empty name or the like.
    case invalidPath
    /// A file, a link or a submodule where the patch names another of the three.
    case otherKind(expected: FileMode, found: FileMode)
    /// The file has another line than the hunk.
    case contentDiffers(line: Int, expected: ShownLine, found: ShownLine)
    /// The hunk's line has a line end, the file's has none, or the other way round. *Stricter* in the latter: git then
    /// takes the line end away, though nothing in the patch removes it.
    case lineEndMissing(line: Int)
    case lineEndPresent(line: Int)
    /// The file has so many lines, which is too few.
    case fileTooShort(lines: Int)
    /// A hunk that names the first old line, or none, belongs to the beginning of the file.
    case notAtStart
    /// A hunk without context at its end belongs to the end of the file; the file goes on there.
    case notAtEnd(line: Int)
    /// An earlier hunk has shown the same lines.
    case hunksOverlap
    /// The file is deleted, and something of it would be left.
    case contentLeft
    /// The content of a binary file is not in the patch. *Stricter*: git looks for it among the repository's objects.
    case binaryDataMissing
    /// A binary patch says which content it is for, with both ids whole.
    case idsNotWhole
    /// The file is not the one that a binary patch is for, or does not become the one that it should.
    case otherContent(expected: ObjectName, found: ObjectName)
    case otherResult(expected: ObjectName, found: ObjectName)
    /// The instructions of a binary patch are damaged, or for another file.
    case brokenDelta
    /// The new line of a submodule names no commit.
    case noCommit
    /// What the patch works through has more than ``FileSet/workLimit`` bytes. *Stricter*, to end in time.
    case tooMuchWork
    /// The file's content was not given.
    case contentNotGiven
    /// The listing has a folder as a whole, and does not say what is in it.
    case folderNotOpened(TreePath)
  }

  /// The path of the file.
  package let path: TreePath
  /// Which hunk of the file it is, from 1.
  package let hunk: Int?
  /// The line of the patch where the change begins, or the hunk.
  package let line: Int
  package let reason: Reason

  package var description: String {
    let place = hunk.map { "\(path), hunk \($0) (line \(line) of the patch)" } ?? "\(path) (line \(line) of the patch)"
    return "\(place): \(reason)"
  }
}

/// A line of a file in a message: what is left of it within reason.
package struct ShownLine: Sendable, Hashable, CustomStringConvertible {
  package let bytes: [UInt8]

  package init(_ line: ArraySlice<UInt8>) { bytes = Array(line.prefix(200)) }

  package var description: String {
    let text = String(decoding: bytes, as: UTF8.self).unicodeScalars.map { scalar in
      scalar.value < 0x20 || scalar.value == 0x7F ? scalar.escaped(asASCII: true) : String(scalar)
    }
    return text.joined()
  }
}
