/// Applies the hunks of a file, each at its own line or not at all.
enum HunkEdit {
  /// The file after the hunks.
  static func edited(_ content: [UInt8], by hunks: [Hunk]) throws(RefusalReason) -> [UInt8] {
    var ordered = OrderedEdit(content)
    for (index, hunk) in hunks.enumerated() {
      // Hunks out of order are rare, and take more to place.
      guard try at(index, hunk, do: { () throws(RefusalReason) in try ordered.apply(hunk) }) else {
        return try scattered(content, by: hunks)
      }
    }
    return ordered.finished()
  }

  private static func scattered(_ content: [UInt8], by hunks: [Hunk]) throws(RefusalReason) -> [UInt8] {
    var edit = ScatteredEdit(content)
    for (index, hunk) in hunks.enumerated() {
      try at(index, hunk) { () throws(RefusalReason) in try edit.apply(hunk) }
    }
    return edit.finished()
  }

  private static func at<Value>(
    _ index: Int, _ hunk: Hunk, do body: () throws(RefusalReason) -> Value
  ) throws(RefusalReason) -> Value {
    do throws(RefusalReason) { return try body() } catch {
      throw RefusalReason(error.reason, hunk: (index + 1, hunk.line))
    }
  }

  /// Compares the old lines of a hunk with those of a file from a place on.
  ///
  /// - Parameter number: the first of these lines, counted from 0.
  /// - Returns: the place behind them.
  static func match(
    _ hunk: Hunk, _ content: [UInt8], at place: Int, number: Int
  ) throws(RefusalReason) -> Int {
    var place = place
    var number = number
    for line in hunk.lines where line.isOld {
      number += 1
      guard place < content.count else { throw RefusalReason(.fileTooShort(lines: number - 1)) }
      let end = content[...].lineEnd(from: place)
      let found = content[place..<end]
      guard found == line.text else {
        throw RefusalReason(.contentDiffers(line: number, expected: ShownLine(line.text), found: ShownLine(found)))
      }
      guard line.hasLineEnd == (end < content.count) else {
        throw RefusalReason(line.hasLineEnd ? .lineEndMissing(line: number) : .lineEndPresent(line: number))
      }
      place = min(end + 1, content.count)
    }
    return place
  }

  /// Adds the new lines of a hunk to a file.
  static func append(_ hunk: Hunk, to content: inout [UInt8]) {
    for line in hunk.lines where line.isNew {
      content.append(contentsOf: line.text)
      if line.hasLineEnd { content.append(.lineFeed) }
    }
  }
}
