/// Breaks the lines of a text for a folded block, in which a reader joins lines with a space.
enum YAMLFolding {
  /// The lines to write. A line end of the text takes an empty line more than it has; none begins or ends in a blank.
  static func lines(of bytes: [UInt8], width: Int) -> [ArraySlice<UInt8>] {
    var body = bytes[...]
    var finalBreaks = 0
    while body.last == 0x0A {
      body.removeLast()
      finalBreaks += 1
    }
    var lines: [ArraySlice<UInt8>] = []
    for (index, line) in body.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      if index > 0 { lines.append([]) }
      if !line.isEmpty { lines += broken(line, width) }
    }
    return lines + [ArraySlice<UInt8>](repeating: [], count: max(0, finalBreaks - 1))
  }

  /// Whether breaking makes a difference: there is a place to break.
  static func shortens(_ bytes: [UInt8], to width: Int) -> Bool {
    bytes.split(separator: 0x0A).contains { $0.count > width && broken($0, width).count > 1 }
  }

  /// Breaks one line at single spaces so that each piece fits, where its words do.
  private static func broken(_ line: ArraySlice<UInt8>, _ width: Int) -> [ArraySlice<UInt8>] {
    var pieces: [ArraySlice<UInt8>] = []
    var start = line.startIndex
    var candidate: Int?
    var columns = 0
    for index in line.indices {
      if line[index] & 0xC0 != 0x80 { columns += 1 }
      if columns > width, let place = candidate {
        pieces.append(line[start..<place])
        start = place + 1
        candidate = nil
        columns = line[start...index].reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) }
      }
      if isBreakable(line, index) { candidate = index }
    }
    return pieces + [line[start...]]
  }

  private static func isBreakable(_ line: ArraySlice<UInt8>, _ index: Int) -> Bool {
    guard line[index] == 0x20, index > line.startIndex, index + 1 < line.endIndex else { return false }
    return line[index - 1] != 0x20 && line[index + 1] != 0x20
  }
}
