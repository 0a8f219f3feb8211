/// Looks through a text once before it is read: whether it is UTF-8, and whether it holds characters that readers
/// disagree about.
struct TextScan {
  /// What else is refused beside bytes that are not UTF-8, the byte order mark and NUL.
  private let format: Format
  private let bytes: UnsafeBufferPointer<UInt8>
  private var problems: [Problem] = []

  /// The problems of a text in order, at most twenty.
  static func problems(in bytes: UnsafeBufferPointer<UInt8>, as format: Format) -> [Problem] {
    var scan = TextScan(format: format, bytes: bytes)
    scan.run()
    return scan.problems
  }

  private init(format: Format, bytes: UnsafeBufferPointer<UInt8>) {
    self.format = format
    self.bytes = bytes
  }

  private mutating func run() {
    var index = 0
    while index < bytes.count, problems.count < 20 {
      index = skipASCII(from: index)
      guard index < bytes.count else { return }
      let byte = bytes[index]
      if byte < 0x80 {
        if isForbidden(UInt32(byte)) { add(.controlCharacter, at: index, detail: name(UInt32(byte))) }
        index += 1
      } else {
        index += wide(at: index)
      }
    }
  }

  /// The first place from `start` that holds no printable ASCII character, tab or line end.
  private func skipASCII(from start: Int) -> Int {
    var index = start
    let high: UInt64 = 0x8080_8080_8080_8080
    while index + 8 <= bytes.count {
      let word = UnsafeRawPointer(bytes.baseAddress! + index).loadUnaligned(as: UInt64.self)
      // Bytes below 0x20 borrow when 0x20 is taken from each; 0x7F carries when one is added.
      let low = (word &- 0x2020_2020_2020_2020) & ~word
      let delete = word &+ 0x0101_0101_0101_0101
      if (word | low | delete) & high == 0 {
        index += 8
        continue
      }
      for offset in 0..<8 where !isPlain(bytes[index + offset]) { return index + offset }
      index += 8
    }
    while index < bytes.count, isPlain(bytes[index]) { index += 1 }
    return index
  }

  private func isPlain(_ byte: UInt8) -> Bool {
    (0x20..<0x7F).contains(byte) || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  private func isForbidden(_ value: UInt32) -> Bool {
    format == .yaml ? value < 0x20 || (0x7F..<0xA0).contains(value) : value < 0x20
  }

  /// Looks at a character of more than one byte; gives its length.
  private mutating func wide(at index: Int) -> Int {
    guard let (value, length) = decode(at: index) else {
      add(.encoding, at: index)
      // One report for one stretch of bad bytes.
      var end = index + 1
      while end < bytes.count, bytes[end] >= 0x80, decode(at: end) == nil { end += 1 }
      return end - index
    }
    switch value {
    case 0xFEFF: add(.byteOrderMark, at: index)
    case 0x85, 0x2028, 0x2029: if format == .yaml { add(.lineSeparator, at: index, detail: name(value)) }
    case 0xFFFE, 0xFFFF: if format == .yaml { add(.controlCharacter, at: index, detail: name(value)) }
    default: if isForbidden(value) { add(.controlCharacter, at: index, detail: name(value)) }
    }
    return length
  }

  /// Decodes one character by the Unicode Standard, table 3-7: no overlong forms, no surrogates.
  private func decode(at index: Int) -> (UInt32, Int)? {
    let first = UInt32(bytes[index])
    let length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
    guard length > 0, index + length <= bytes.count else { return nil }
    var value = first & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let byte = UInt32(bytes[index + offset])
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | byte & 0x3F
    }
    let least: [UInt32] = [0, 0, 0x80, 0x800, 0x10000]
    guard value >= least[length], value <= 0x10FFFF, !(0xD800..<0xE000).contains(value) else { return nil }
    return (value, length)
  }

  private func name(_ value: UInt32) -> String {
    let hex = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
  }

  private mutating func add(_ code: Problem.Code, at index: Int, detail: String = "") {
    problems.append(Problem(code, at: Mark(of: index, in: bytes), detail: detail))
  }
}

extension Mark {
  /// The place behind the last character of a text that is neither a blank nor a line end.
  init(behindTextOf bytes: UnsafeBufferPointer<UInt8>) {
    let blanks = bytes.reversed().prefix { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }.count
    self.init(of: bytes.count - blanks, in: bytes)
  }

  /// The line and column of a byte, counted from the start of the text.
  init(of offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    var line = 1
    var column = 1
    var index = 0
    while index < min(offset, bytes.count) {
      let byte = bytes[index]
      let endsLine = byte == 0x0A || byte == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A)
      if endsLine {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
      index += 1
    }
    self.init(line: line, column: column)
  }
}
