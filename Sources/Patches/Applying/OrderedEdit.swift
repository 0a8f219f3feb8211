/// Applies hunks that go from the beginning of a file to its end, in one pass over it.
struct OrderedEdit {
  private let content: [UInt8]
  private var result: [UInt8] = []
  /// Up to where the file has been taken over, and how many lines the result has there.
  private var place = 0
  private var lines = 0

  init(_ content: [UInt8]) {
    self.content = content
    result.reserveCapacity(content.count + content.count / 8)
  }

  /// Applies a hunk; false where it lies before the one before.
  mutating func apply(_ hunk: Hunk) throws(RefusalReason) -> Bool {
    let position = hunk.position
    guard !hunk.belongsToStart || position == 0 else { throw RefusalReason(.notAtStart) }
    guard position >= lines else { return false }
    var start = place
    var line = lines
    while line < position {
      guard start < content.count else { throw RefusalReason(.fileTooShort(lines: line)) }
      start = min(content[...].lineEnd(from: start) + 1, content.count)
      line += 1
    }
    let end = try HunkEdit.match(hunk, content, at: start, number: position)
    guard !hunk.belongsToEnd || end == content.count else {
      throw RefusalReason(.notAtEnd(line: position + hunk.oldCount + 1))
    }
    result.append(contentsOf: content[place..<start])
    HunkEdit.append(hunk, to: &result)
    place = end
    lines = position + hunk.newCount
    return true
  }

  /// The file with what follows the last hunk.
  func finished() -> [UInt8] { result + content[place...] }
}
