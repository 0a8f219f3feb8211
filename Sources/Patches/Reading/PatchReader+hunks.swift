extension PatchReader {
  /// Reads the hunks of a file, and says what a plain diff left open.
  mutating func hunks(of header: inout ChangeHeader) throws(PatchSyntaxError) -> [Hunk] {
    var hunks: [Hunk] = []
    while bytes.count - place > 4, starts(with: "@@ -") { hunks.append(try hunk()) }
    let hasOld = hunks.contains { $0.oldCount > 0 }
    let hasNew = hunks.contains { $0.newCount > 0 }
    if header.isNew == nil, hasOld || hunks.count > 1 { header.isNew = false }
    if header.isDeleted == nil, hasNew || hunks.count > 1 { header.isDeleted = false }
    let first = hunks.first?.line ?? line
    if header.isNew == true, hasOld { throw PatchSyntaxError(line: first, problem: .additionWithOldLines) }
    if header.isDeleted == true, hasNew { throw PatchSyntaxError(line: first, problem: .deletionWithNewLines) }
    return hunks
  }

  private mutating func hunk() throws(PatchSyntaxError) -> Hunk {
    guard let header = try HunkHeader(in: self) else { throw error(.badHunkHeader) }
    let first = line
    skipLine()
    let start = place
    var count = HunkCount(header)
    while !count.isComplete {
      guard place < bytes.count else { throw error(.hunkCutOff(old: count.old, new: count.new)) }
      let end = lineEnd
      guard end < bytes.count else { throw error(.lineEndMissing) }
      if let problem = count.take(bytes[place..<end]) { throw error(problem) }
      place = end + 1
      line += 1
    }
    try markerBehind(&count)
    guard count.added + count.removed > 0 else {
      throw PatchSyntaxError(line: first, problem: .hunkWithoutChange)
    }
    return Hunk(
      oldStart: header.oldStart, oldCount: header.oldCount, newStart: header.newStart, newCount: header.newCount,
      added: count.added, removed: count.removed, trailing: count.trailing, line: first, text: bytes[start..<place])
  }

  /// The `\ No newline` behind the last line of a hunk. It may be the patch's last line and lack its line end.
  private mutating func markerBehind(_ count: inout HunkCount) throws(PatchSyntaxError) {
    guard place < bytes.count, bytes[place] == UInt8(ascii: "\\") else { return }
    guard bytes.count - place > 12 else { throw error(.badMarker) }
    if let problem = count.take(text) { throw error(problem) }
    skipLine()
    if place < bytes.count, bytes[place] == UInt8(ascii: "\\") { throw error(.badMarker) }
  }
}

/// What a hunk still has to bring, while its lines are read.
private struct HunkCount {
  /// How many lines of each side are missing.
  private(set) var old: Int
  private(set) var new: Int
  private(set) var added = 0
  private(set) var removed = 0
  private(set) var trailing = 0
  /// Whether a marker has said that the side's last line was the file's last.
  private var oldHasEnded = false
  private var newHasEnded = false
  /// The line before; nil at the beginning and behind a marker.
  private var last: (kind: HunkLine.Kind, isEmpty: Bool)?

  init(_ header: HunkHeader) {
    old = header.oldCount
    new = header.newCount
  }

  var isComplete: Bool { old == 0 && new == 0 }

  /// Takes a line without its line end; says what is wrong with it.
  mutating func take(_ line: ArraySlice<UInt8>) -> PatchSyntaxError.Problem? {
    let kind: HunkLine.Kind
    switch line.first {
    case nil, UInt8(ascii: " "): kind = .context
    case UInt8(ascii: "-"): kind = .removed
    case UInt8(ascii: "+"): kind = .added
    case UInt8(ascii: "\\"): return marker(line)
    default: return .badHunkLine
    }
    if kind != .added {
      guard old > 0 else { return .tooManyLines }
      guard !oldHasEnded else { return .badMarker }
      old -= 1
    }
    if kind != .removed {
      guard new > 0 else { return .tooManyLines }
      guard !newHasEnded else { return .badMarker }
      new -= 1
    }
    if kind == .added { added += 1 }
    if kind == .removed { removed += 1 }
    trailing = kind == .context ? trailing + 1 : 0
    last = (kind, line.count <= 1)
    return nil
  }

  /// The words behind `\ ` differ with the language; git wants twelve bytes with the line end.
  private mutating func marker(_ line: ArraySlice<UInt8>) -> PatchSyntaxError.Problem? {
    guard let (kind, isEmpty) = last, !isEmpty, line.count >= 11, line[line.startIndex + 1] == UInt8(ascii: " ") else {
      return .badMarker
    }
    if kind != .added { oldHasEnded = true }
    if kind != .removed { newHasEnded = true }
    last = nil
    return nil
  }
}
