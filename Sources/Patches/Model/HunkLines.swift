/// A line of a hunk.
package struct HunkLine: Sendable {
  /// On which side a line stands.
  package enum Kind: Sendable {
    case context, removed, added
  }

  package let kind: Kind
  /// The line without the mark before it and without its line end; a carriage return is a part of it.
  package let text: ArraySlice<UInt8>
  /// False where `\ No newline at end of file` follows.
  package let hasLineEnd: Bool
  /// Its line in the patch, and in the old and the new file; for a line that is on one side only, the other number is
  /// that of the line which comes next there.
  package let patchLine: Int
  package let oldLine: Int
  package let newLine: Int

  var isOld: Bool { kind != .added }
  var isNew: Bool { kind != .removed }
}

/// The lines of a hunk, read from the patch's bytes as they are asked for.
package struct HunkLines: Sequence, IteratorProtocol, Sendable {
  private let text: ArraySlice<UInt8>
  private var place: Int
  private var patchLine: Int
  private var oldLine: Int
  private var newLine: Int

  init(_ hunk: Hunk) {
    text = hunk.text
    place = hunk.text.startIndex
    patchLine = hunk.line + 1
    oldLine = hunk.oldCount == 0 ? hunk.oldStart + 1 : hunk.oldStart
    newLine = hunk.newCount == 0 ? hunk.newStart + 1 : hunk.newStart
  }

  package mutating func next() -> HunkLine? {
    guard place < text.endIndex else { return nil }
    let end = text.lineEnd(from: place)
    let kind = HunkLine.Kind(mark: text[place])
    // An empty line stands for an empty line of context.
    let content = text[place] == .lineFeed ? text[place..<end] : text[(place + 1)..<end]
    let number = patchLine
    place = Swift.min(end + 1, text.endIndex)
    patchLine += 1
    var hasLineEnd = true
    if place < text.endIndex, text[place] == UInt8(ascii: "\\") {
      hasLineEnd = false
      place = Swift.min(text.lineEnd(from: place) + 1, text.endIndex)
      patchLine += 1
    }
    let line = HunkLine(
      kind: kind, text: content, hasLineEnd: hasLineEnd, patchLine: number, oldLine: oldLine, newLine: newLine)
    if line.isOld { oldLine += 1 }
    if line.isNew { newLine += 1 }
    return line
  }
}

extension HunkLine.Kind {
  /// What the first byte of a line says; the reader has let none but these pass.
  init(mark: UInt8) {
    switch mark {
    case UInt8(ascii: "+"): self = .added
    case UInt8(ascii: "-"): self = .removed
    default: self = .context
    }
  }
}

extension UInt8 {
  static let lineFeed = UInt8(ascii: "\n")
}

extension ArraySlice<UInt8> {
  /// Where the line that holds a place ends: at its line feed, or at the end.
  func lineEnd(from place: Int) -> Int {
    withUnsafeBufferPointer { bytes in
      var index = place - startIndex
      while index < bytes.count, bytes[index] != .lineFeed { index += 1 }
      return index + startIndex
    }
  }
}
