extension PatchReader {
  /// Reads from `diff --git` to the first line that is no part of the header; nil where nothing is said of the file.
  mutating func gitHeader() throws(PatchSyntaxError) -> ChangeHeader? {
    var header = ChangeHeader(line: line)
    let common = HeaderName.common(bytes[(place + 11)..<lineEnd], strip: strip)
    skipLine()
    // A flag, and no comparison of places: the optimizer of Swift 6.3.1 gets that wrong in this loop.
    var isEmpty = true
    while place < bytes.count, lineEnd < bytes.count {
      guard try read(into: &header, common: common) else { break }
      guard !header.contradictsItself else { throw error(.contradiction) }
      skipLine()
      isEmpty = false
    }
    if header.oldName == nil, header.newName == nil {
      header.oldName = common
      header.newName = common
    }
    guard header.newName != nil || header.isDeleted == true, header.oldName != nil || header.isNew == true else {
      throw PatchSyntaxError(line: header.line, problem: .noName)
    }
    guard isEmpty else { return header }
    if emptyHeader == nil, let common { emptyHeader = (common, header.line) }
    return nil
  }

  /// Reads one line; false where it is no part of the header.
  private mutating func read(
    into header: inout ChangeHeader, common: TreePath?
  ) throws(PatchSyntaxError) -> Bool {
    if let rest = rest(behind: "--- ") {
      try check(rest, isNull: header.isNew == true, name: &header.oldName)
    } else if let rest = rest(behind: "+++ ") {
      try check(rest, isNull: header.isDeleted == true, name: &header.newName)
    } else if let rest = rest(behind: "old mode ") {
      header.oldMode = try mode(rest)
    } else if let rest = rest(behind: "new mode ") {
      header.newMode = try mode(rest)
    } else if let rest = rest(behind: "deleted file mode ") {
      header.isDeleted = true
      header.oldName = common
      header.oldMode = try mode(rest)
    } else if let rest = rest(behind: "new file mode ") {
      header.isNew = true
      header.newName = common
      header.newMode = try mode(rest)
    } else if let rest = rest(behind: "copy from ") {
      header.isCopy = true
      header.oldName = try name(rest, strip: max(strip - 1, 0), endsAtTab: false)
    } else if let rest = rest(behind: "copy to ") {
      header.isCopy = true
      header.newName = try name(rest, strip: max(strip - 1, 0), endsAtTab: false)
    } else if let rest = rest(behind: "rename from ") ?? rest(behind: "rename old ") {
      header.isRename = true
      header.oldName = try name(rest, strip: max(strip - 1, 0), endsAtTab: false)
    } else if let rest = rest(behind: "rename to ") ?? rest(behind: "rename new ") {
      header.isRename = true
      header.newName = try name(rest, strip: max(strip - 1, 0), endsAtTab: false)
    } else if let rest = rest(behind: "index ") {
      try readIndex(rest, into: &header)
    } else {
      return starts(with: "similarity index ") || starts(with: "dissimilarity index ")
    }
    return true
  }

  private func rest(behind prefix: StaticString) -> ArraySlice<UInt8>? {
    starts(with: prefix) ? bytes[(place + prefix.utf8CodeUnitCount)..<lineEnd] : nil
  }

  private func name(
    _ text: ArraySlice<UInt8>, strip: Int, endsAtTab: Bool
  ) throws(PatchSyntaxError) -> TreePath? {
    guard text.first != UInt8(ascii: "\"") || CQuoting.read(text) != nil else { throw error(.badName) }
    return HeaderName.name(text, strip: strip, end: endsAtTab ? .tab : .lineBreak)
  }

  /// `---` and `+++` say again what is known, or name the file for the first time.
  private func check(
    _ text: ArraySlice<UInt8>, isNull: Bool, name known: inout TreePath?
  ) throws(PatchSyntaxError) {
    if let known {
      guard !isNull else { throw error(.devNullExpected) }
      guard try name(text, strip: strip, endsAtTab: true) == known else { throw error(.otherName(known)) }
    } else if isNull {
      guard HeaderName.isDevNull(text) else { throw error(.devNullExpected) }
    } else {
      known = try name(text, strip: strip, endsAtTab: true)
    }
  }

  private func mode(_ text: ArraySlice<UInt8>) throws(PatchSyntaxError) -> UInt32 {
    let digits = text.prefix { (0x30...0x37).contains($0) }
    guard !digits.isEmpty, digits.count <= 7, digits.endIndex == text.endIndex || text[digits.endIndex].isSpace else {
      throw error(.badMode)
    }
    let mode = digits.reduce(UInt32(0)) { $0 << 3 | UInt32($1 & 7) }
    guard FileMode(octal: mode) != nil else { throw error(.badMode) }
    return mode
  }

  /// `index OLD..NEW MODE`; what is none is passed over.
  private func readIndex(_ text: ArraySlice<UInt8>, into header: inout ChangeHeader) throws(PatchSyntaxError) {
    guard let dots = text.firstIndex(of: UInt8(ascii: ".")),
      text.dropFirst(dots + 1 - text.startIndex).first == text[dots],
      dots - text.startIndex <= 64
    else { return }
    header.oldID = text[..<dots]
    let rest = text[(dots + 2)...]
    let blank = rest.firstIndex(of: UInt8(ascii: " ")) ?? rest.endIndex
    guard blank - rest.startIndex <= 64 else { return }
    header.newID = rest[..<blank]
    if blank < rest.endIndex { header.oldMode = try mode(rest[(blank + 1)...]) }
  }
}
