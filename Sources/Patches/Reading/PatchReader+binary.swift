extension PatchReader {
  /// Reads what stands in place of hunks where files are binary; nil where nothing does.
  mutating func binary() throws(PatchSyntaxError) -> FileChange.Content? {
    guard place < bytes.count, lineEnd < bytes.count else { return nil }
    if text.elementsEqual("GIT binary patch".utf8) {
      skipLine()
      guard let forward = try binaryData(.forward) else { throw error(.badBinaryMethod) }
      // The way back is not needed, and checked all the same, as git does.
      _ = try binaryData(.reverse)
      return .binary(forward)
    }
    guard starts(with: "Binary files ") || starts(with: "Files "),
      text.suffix(7).elementsEqual(" differ".utf8)
    else { return nil }
    skipLine()
    return .binaryWithoutData
  }

  /// Reads the data of one direction; nil where none begin.
  private mutating func binaryData(_ direction: Direction) throws(PatchSyntaxError) -> BinaryData? {
    let isDelta = starts(with: "delta ")
    guard isDelta || starts(with: "literal ") else { return nil }
    let size = try binarySize(text.dropFirst(isDelta ? 6 : 8))
    let room = binaryRoom[direction, default: Patch.binaryLimit] - size
    guard room >= 0 else { throw error(.binaryTooLarge) }
    binaryRoom[direction] = room
    let first = line
    skipLine()
    var packed: [UInt8] = []
    while true {
      guard place < bytes.count, lineEnd < bytes.count else { throw error(.badBinaryLine) }
      let line = text
      if line.isEmpty { break }
      guard Base85.decode(line, into: &packed) else { throw error(.badBinaryLine) }
      skipLine()
    }
    skipLine()
    guard let data = Inflation.inflate(packed, size: size) else {
      throw PatchSyntaxError(line: first, problem: .badBinaryData)
    }
    return isDelta ? .delta(data) : .literal(data)
  }

  private func binarySize(_ digits: ArraySlice<UInt8>) throws(PatchSyntaxError) -> Int {
    guard !digits.isEmpty, digits.allSatisfy(\.isDigit) else { throw error(.badBinaryMethod) }
    return digits.reduce(0) { min($0 * 10 + Int($1 & 15), Patch.binaryLimit + 1) }
  }
}
