/// Applies hunks in whatever order they come. A line that a hunk has shown is out of reach for all others, so that each
/// old line is found by its number among those that are left, with the new ones counted where they have been put.
struct ScatteredEdit {
  private let content: [UInt8]
  /// Where each line begins.
  private let starts: [Int]
  /// Which lines no hunk has shown.
  private var isUntouched: [Bool]
  /// How many lines of the result stand at each old line, with one place more for those at the end.
  private var counts: LineCounts
  private var edits: [(start: Int, end: Int, hunk: Hunk)] = []

  init(_ content: [UInt8]) {
    self.content = content
    var starts: [Int] = []
    var place = 0
    while place < content.count {
      starts.append(place)
      place = content[...].lineEnd(from: place) + 1
    }
    self.starts = starts
    isUntouched = Array(repeating: true, count: starts.count)
    counts = LineCounts(ones: starts.count)
  }

  mutating func apply(_ hunk: Hunk) throws(RefusalReason) {
    let position = hunk.position
    guard !hunk.belongsToStart || position == 0 else { throw RefusalReason(.notAtStart) }
    let start = try place(of: hunk, at: position)
    guard !hunk.belongsToEnd || position + hunk.oldCount == counts.total else {
      throw RefusalReason(.notAtEnd(line: position + hunk.oldCount + 1))
    }
    let end = start + hunk.oldCount
    for line in start..<end {
      isUntouched[line] = false
      counts.add(-1, at: line)
    }
    counts.add(hunk.newCount, at: start)
    edits.append((start, end, hunk))
  }

  /// The old line at which a hunk begins.
  private func place(of hunk: Hunk, at position: Int) throws(RefusalReason) -> Int {
    guard position + hunk.oldCount <= counts.total else { throw RefusalReason(.fileTooShort(lines: counts.total)) }
    guard hunk.oldCount > 0 else { return starts.count }
    let start = counts.place(of: position)
    guard start + hunk.oldCount <= starts.count, isUntouched[start..<(start + hunk.oldCount)].allSatisfy(\.self) else {
      throw RefusalReason(.hunksOverlap)
    }
    _ = try HunkEdit.match(hunk, content, at: starts[start], number: position)
    return start
  }

  /// The file after all hunks. What is put at the end stays in the order in which it came.
  func finished() -> [UInt8] {
    var result: [UInt8] = []
    var place = 0
    let order = edits.indices.sorted { (edits[$0].start, $0) < (edits[$1].start, $1) }
    for edit in order.map({ edits[$0] }) {
      let start = offset(edit.start)
      result.append(contentsOf: content[place..<start])
      HunkEdit.append(edit.hunk, to: &result)
      place = offset(edit.end)
    }
    return result + content[place...]
  }

  private func offset(_ line: Int) -> Int { line < starts.count ? starts[line] : content.count }
}
