/// Collects what a YAML document does not keep. Between the scalars of a text stand only blanks, signs and comments, so
/// that every `#` there begins a comment; it is libyaml that has found the scalars.
struct CommentScan {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var comments: [Comment] = []
  /// The dashes that begin the elements of lists, in order.
  private(set) var dashes: [Mark] = []
  /// The lines that hold nothing but blanks.
  private(set) var blankLines: Set<Int32> = []

  private var index = 0
  /// The characters before `index`.
  private var characters = 0
  private var line = 1
  private var lineCharacters = 0
  /// The last line on which something ended that a comment behind it can be about.
  private var solidLine = 0
  /// The last line on which a sign stood that begins something.
  private var indicatorLine = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ trace: Trace) {
    self.bytes = bytes
    for scalar in trace.scalars {
      while characters < scalar.lowerBound, index < bytes.count { between() }
      skip(scalar)
    }
    while index < bytes.count { between() }
    findBlankLines()
  }

  private var mark: Mark { Mark(line: line, column: characters - lineCharacters + 1) }

  private var isLineEnd: Bool { bytes[index] == 0x0A || bytes[index] == 0x0D }

  /// Moves over one character, or over a line end.
  private mutating func step() {
    let byte = bytes[index]
    index += 1
    while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
    characters += 1
    guard byte == 0x0A || byte == 0x0D else { return }
    if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A {
      index += 1
      characters += 1
    }
    line += 1
    lineCharacters = characters
  }

  /// Reads one character, or one comment, between scalars.
  private mutating func between() {
    switch bytes[index] {
    case UInt8(ascii: "#"): return comment()
    case UInt8(ascii: "-") where isDocumentMark: indicatorLine = line
    case UInt8(ascii: "-"):
      dashes.append(mark)
      indicatorLine = line
    case UInt8(ascii: "?"), UInt8(ascii: ":"): if solidLine != line { indicatorLine = line }
    case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ","): solidLine = line
    default: break
    }
    step()
  }

  /// Whether the dash belongs to a `---` that begins the document.
  private var isDocumentMark: Bool {
    let start = index - (characters - lineCharacters)
    guard characters - lineCharacters < 3, start + 3 <= bytes.count else { return false }
    return bytes[start..<(start + 3)].allSatisfy { $0 == UInt8(ascii: "-") }
  }

  private mutating func comment() {
    let mark = mark
    let start = index
    let place: Comment.Place = solidLine == line ? .trailing : indicatorLine == line ? .indicator : .ownLine
    while index < bytes.count, !isLineEnd { step() }
    var end = index
    while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    let isAligned = start > 1 && bytes[start - 1] == 0x20 && bytes[start - 2] == 0x20
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    comments.append(Comment(text: text, mark: mark, place: place, isAligned: isAligned))
  }

  /// Moves over a scalar. A literal or folded block may have a comment in its first line.
  private mutating func skip(_ scalar: Range<Int>) {
    guard !scalar.isEmpty, index < bytes.count else { return }
    solidLine = line
    if bytes[index] == UInt8(ascii: "|") || bytes[index] == UInt8(ascii: ">") {
      while index < bytes.count, !isLineEnd, bytes[index] != UInt8(ascii: "#") { step() }
      if index < bytes.count, bytes[index] == UInt8(ascii: "#") { comment() }
      while characters < scalar.upperBound, index < bytes.count { step() }
      solidLine = 0
    } else {
      while characters < scalar.upperBound, index < bytes.count { step() }
      solidLine = line
    }
  }

  private mutating func findBlankLines() {
    var line: Int32 = 1
    var isBlank = true
    for index in bytes.indices {
      switch bytes[index] {
      case 0x0D where index + 1 < bytes.count && bytes[index + 1] == 0x0A: break
      case 0x0A, 0x0D:
        if isBlank { blankLines.insert(line) }
        line += 1
        isBlank = true
      case 0x20, 0x09: break
      default: isBlank = false
      }
    }
  }
}
