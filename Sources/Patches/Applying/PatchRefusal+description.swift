extension PatchRefusal.Reason: CustomStringConvertible {
  package var description: String {
    switch self {
    case .fileMissing: "there is no such file"
    case .fileExists: "there is such a file already"
    case .fileGone: "an earlier change of the patch has removed the file"
    case .fileAndFolder(let path): "\(path) would be a file and a folder"
    case .behindLink(let path): "\(path) is a symbolic link"
    case .invalidPath: "no file may have this path"
    case .otherKind(let expected, let found): "the mode is \(found), which is of another kind than \(expected)"
    case .contentDiffers(let line, let expected, let found):
      "line \(line) of the file is `\(found)`, and in the patch `\(expected)`"
    case .lineEndMissing(let line): "line \(line) of the file has no line end, and one in the patch"
    case .lineEndPresent(let line): "line \(line) of the file has a line end, and none in the patch"
    case .fileTooShort(let lines): "the file has only \(lines) lines"
    case .notAtStart: "the hunk names the first old line, and a later new one"
    case .notAtEnd(let line): "the hunk ends without context, and the file goes on at line \(line)"
    case .hunksOverlap: "an earlier hunk shows the same lines"
    case .contentLeft: "the file is deleted, and not all of it is removed"
    case .binaryDataMissing: "what changes in the binary file is not in the patch; make it with --binary --full-index"
    case .idsNotWhole: "a binary patch needs whole ids in its `index` line; make it with --binary --full-index"
    case .otherContent(let expected, let found): "the file is \(found), and the patch is for \(expected)"
    case .otherResult(let expected, let found): "the file becomes \(found), and should become \(expected)"
    case .brokenDelta: "the binary patch is damaged, or for another file"
    case .noCommit: "the line of the submodule names no commit"
    case .tooMuchWork: "the patch works through more than \(FileSet.workLimit) bytes"
    case .contentNotGiven: "the content of the file was not given"
    case .folderNotOpened(let folder): "the listing does not open the folder \(folder)"
    }
  }
}
