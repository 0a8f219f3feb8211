/// Reads a patch from its first byte to its last, once.
struct PatchReader {
  let bytes: [UInt8]
  /// Where it has come to: the beginning of a line, and the line's number.
  var place = 0
  var line = 1
  /// How many components are taken off paths. A plain diff whose names have no folder sets it to 0 for the rest.
  var strip = 1
  var knowsStrip = false
  /// How many bytes binary files may still have.
  var binaryRoom: [Direction: Int] = [:]

  /// A header of git that says nothing but a name, which is so for files that do not differ.
  var emptyHeader: (name: TreePath, line: Int)?

  /// A binary patch holds the way to the new file, and most times the way back.
  enum Direction {
    case forward, reverse
  }

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func changes() throws(PatchSyntaxError) -> [FileChange] {
    guard bytes.count <= Patch.limit else { throw error(.tooLarge(bytes.count)) }
    var changes: [FileChange] = []
    while let header = try nextHeader() { changes.append(try change(header)) }
    guard !changes.isEmpty else { throw PatchSyntaxError(line: 1, problem: .noDiff) }
    return changes
  }

  func error(_ problem: PatchSyntaxError.Problem) -> PatchSyntaxError { PatchSyntaxError(line: line, problem: problem) }

  // MARK: Lines

  /// Where the line's text ends, and where the next line begins.
  var lineEnd: Int { bytes[...].lineEnd(from: place) }
  func next(after end: Int) -> Int { min(end + 1, bytes.count) }

  /// The text of the line.
  var text: ArraySlice<UInt8> { bytes[place..<lineEnd] }

  mutating func skipLine() {
    place = next(after: lineEnd)
    line += 1
  }

  func starts(with prefix: StaticString, at place: Int) -> Bool {
    prefix.withUTF8Buffer { prefix in
      guard bytes.count - place >= prefix.count else { return false }
      return prefix.indices.allSatisfy { bytes[place + $0] == prefix[$0] }
    }
  }

  func starts(with prefix: StaticString) -> Bool { starts(with: prefix, at: place) }

  // MARK: Headers

  /// Goes to the next header of a file and behind it; nil where no further one comes.
  private mutating func nextHeader() throws(PatchSyntaxError) -> ChangeHeader? {
    while place < bytes.count {
      let next = next(after: lineEnd)
      // No line of a header is as short as this.
      if next - place < 6 {
        skipLine()
      } else if starts(with: "@@ -") {
        guard try HunkHeader(in: self) == nil else { throw error(.hunkWithoutFile) }
        skipLine()
      } else if bytes.count - next < 6 {
        // Too little is left for any change.
        place = bytes.count
      } else if starts(with: "diff --git ") {
        guard let header = try gitHeader() else { continue }
        let isSame = [header.oldName, header.newName].allSatisfy { $0 == emptyHeader?.name }
        return try behindEmptyHeader(header, isAllowed: isSame || header.isRename || header.isCopy)
      } else if isPlainHeader(second: next) {
        let header = try plainHeader(second: next)
        return try behindEmptyHeader(header, isAllowed: header.isNew != true && header.isDeleted != true)
      } else {
        skipLine()
      }
    }
    return nil
  }

  /// Git keeps the name of a header that says nothing for the next one, and refuses where the two differ, or changes
  /// the wrong file.
  private mutating func behindEmptyHeader(
    _ header: ChangeHeader, isAllowed: Bool
  ) throws(PatchSyntaxError) -> ChangeHeader {
    guard let emptyHeader else { return header }
    guard isAllowed else { throw PatchSyntaxError(line: emptyHeader.line, problem: .noChange) }
    self.emptyHeader = nil
    return header
  }

  /// Whether `---`, `+++` and a hunk follow one another.
  private func isPlainHeader(second: Int) -> Bool {
    guard starts(with: "--- "), starts(with: "+++ ", at: second) else { return false }
    let third = next(after: bytes[...].lineEnd(from: second))
    return bytes.count - place >= third - second + 14 && starts(with: "@@ -", at: third)
  }

  /// What stands below a header.
  private mutating func change(_ header: ChangeHeader) throws(PatchSyntaxError) -> FileChange {
    var header = header
    let hunks = try self.hunks(of: &header)
    guard hunks.isEmpty else { return try header.change(.hunks(hunks)) }
    if let content = try binary() { return try header.change(content) }
    guard header.changesFile else { throw error(.noChange) }
    return try header.change(.none)
  }
}
