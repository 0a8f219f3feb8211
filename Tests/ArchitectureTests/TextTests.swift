import Testing

/// What may not stand in any committed file.
@Suite struct TextTests {
  /// Folders of one machine. In pieces, so that this file is free of them.
  private static let folders = ["/" + "work/", "/" + "Users/", "/" + "home/", "/" + "root/", "/" + "tmp/bash"]

  @Test(arguments: SourceTree.paths(in: "")) func namesNoFolderOfOneMachine(path: String) {
    guard let text = SourceTree.text(path) else { return }
    for folder in Self.folders where text.contains(folder) {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated() where line.contains(folder) && !Self.isExample(line, folder) {
        Issue.record("\(path):\(index + 1): `\(folder)`")
      }
    }
  }

  /// Everybody's folder, `…/home/ada`, and one inside a longer path are examples.
  private static func isExample(_ line: Substring, _ folder: String) -> Bool {
    let names = ["ada", "grace", "alan", "user", "git", "annotator"]
    return line.ranges(of: folder).allSatisfy { range in
      let isInside = line[..<range.lowerBound].last.map { $0.isLetter || $0.isNumber || "._-*~}".contains($0) } ?? false
      return isInside || names.contains { line[range.upperBound...].hasPrefix($0) }
    }
  }

  /// Lines that were meant for later.
  @Test(arguments: SourceTree.paths(in: "Sources")) func leavesNothingForLater(path: String) {
    guard let text = SourceTree.text(path) else { return }
    for word in ["TODO", "FIXME", "HACK", "not implemented", "not yet implemented"] {
      #expect(!text.contains(word), "\(path): \(word)")
    }
  }

  @Test(arguments: SourceTree.paths(in: "Sources") + SourceTree.paths(in: "Tests")) func endsWithOneLineEnd(
    path: String
  ) {
    guard let text = SourceTree.text(path), !text.isEmpty, path.hasSuffix(".swift") else { return }
    #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n") && !text.contains("\r"), "\(path)")
    // Completions are shell scripts, which git writes with tabs.
    #expect(!text.contains("\t") || path.contains("/Completion/"), "\(path): a tab")
    #expect(!text.contains(" \n"), "\(path): white space at the end of a line")
  }
}
