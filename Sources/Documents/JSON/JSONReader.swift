/// Reads JSON by RFC 8259, to the letter.
struct JSONReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0
  private var line = 1
  /// The byte at which the line begins, moved on by the continuation bytes of its wide characters.
  private var lineStart = 0
  private var builder: DocumentBuilder
  private var isStopped = false

  /// - Parameter line: the number of the text's first line.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, limits: Limits, line: Int = 1) -> Reading {
    var reader = JSONReader(bytes, limits)
    reader.line = line
    reader.run()
    return reader.builder.finish()
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>, _ limits: Limits) {
    self.bytes = bytes
    builder = DocumentBuilder(limits: limits, size: bytes.count)
  }

  private var mark: Mark { Mark(line: line, column: index - lineStart + 1) }
  private var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func fail(_ detail: String, at mark: Mark? = nil) {
    guard !isStopped else { return }
    isStopped = true
    builder.discard()
    builder.add(Problem(.syntax, at: mark ?? self.mark, detail: detail))
  }

  private mutating func skipSpace() {
    while let byte {
      switch byte {
      case 0x20, 0x09: index += 1
      case 0x0D where index + 1 < bytes.count && bytes[index + 1] == 0x0A: index += 1
      case 0x0A, 0x0D:
        index += 1
        line += 1
        lineStart = index
      default: return
      }
    }
  }

  private mutating func run() {
    let start = mark
    skipSpace()
    guard byte != nil else { return builder.add(Problem(.empty, at: start)) }
    value()
    guard !isStopped else { return }
    skipSpace()
    if byte != nil { fail("nothing may follow the value that ends here") }
  }

  /// Reads one value; the depth limit bounds the recursion.
  private mutating func value() {
    switch byte {
    case UInt8(ascii: "{"): object()
    case UInt8(ascii: "["): array()
    case UInt8(ascii: "\""): string()
    case UInt8(ascii: "t"): word("true", .boolean)
    case UInt8(ascii: "f"): word("false", .boolean)
    case UInt8(ascii: "n"): word("null", .null)
    case let byte? where byte.isDigit || byte == UInt8(ascii: "-"): number()
    case nil: fail("the text ends where a value is expected")
    default: fail("a value is expected here")
    }
  }

  private mutating func object() {
    guard open(.mapping) else { return }
    if close(UInt8(ascii: "}")) { return }
    while !isStopped {
      guard byte == UInt8(ascii: "\"") else { return fail("a key in double quotes is expected here") }
      string()
      skipSpace()
      guard !isStopped, byte == UInt8(ascii: ":") else { return fail("`:` is expected after the key") }
      index += 1
      skipSpace()
      value()
      if isStopped || endsEntry(UInt8(ascii: "}"), "`,` or `}` is expected here") { return }
    }
  }

  private mutating func array() {
    guard open(.sequence) else { return }
    if close(UInt8(ascii: "]")) { return }
    while !isStopped {
      value()
      if isStopped || endsEntry(UInt8(ascii: "]"), "`,` or `]` is expected here") { return }
    }
  }

  private mutating func open(_ kind: Document.Kind) -> Bool {
    isStopped = !builder.open(kind, .json, at: mark)
    index += 1
    skipSpace()
    return !isStopped
  }

  private mutating func close(_ bracket: UInt8) -> Bool {
    guard byte == bracket else { return false }
    index += 1
    builder.close()
    return true
  }

  /// Whether the collection ends after this entry; otherwise the next entry begins.
  private mutating func endsEntry(_ bracket: UInt8, _ expectation: String) -> Bool {
    skipSpace()
    if close(bracket) { return true }
    guard byte == UInt8(ascii: ",") else {
      fail(byte == nil ? "the text ends, but \(expectation)" : expectation)
      return true
    }
    let comma = mark
    index += 1
    skipSpace()
    if byte == bracket { fail("no comma may stand before the closing bracket", at: comma) }
    return isStopped
  }

  private mutating func word(_ word: StaticString, _ kind: Document.Kind) {
    let start = mark
    let length = word.utf8CodeUnitCount
    let matches = word.withUTF8Buffer {
      index + length <= bytes.count && $0.elementsEqual(bytes[index..<(index + length)])
    }
    guard matches else { return fail("a value is expected here: texts stand in double quotes") }
    isStopped = !word.withUTF8Buffer { builder.scalar(kind, .json, at: start, bytes: $0) }
    index += length
  }

  private mutating func number() {
    let start = index
    let mark = mark
    if byte == UInt8(ascii: "-") { index += 1 }
    let whole = digits()
    guard whole > 0 else { return fail("a digit is expected here") }
    if whole > 1, bytes[index - whole] == UInt8(ascii: "0") { return fail("a number has no leading zeros", at: mark) }
    if byte == UInt8(ascii: ".") {
      index += 1
      guard digits() > 0 else { return fail("a digit is expected after the point") }
    }
    if let byte, byte | 0x20 == UInt8(ascii: "e") {
      index += 1
      if self.byte == UInt8(ascii: "+") || self.byte == UInt8(ascii: "-") { index += 1 }
      guard digits() > 0 else { return fail("a digit is expected in the exponent") }
    }
    isStopped = !builder.scalar(.number, .json, at: mark, bytes: UnsafeBufferPointer(rebasing: bytes[start..<index]))
  }

  private mutating func digits() -> Int {
    let start = index
    while let byte, byte.isDigit { index += 1 }
    return index - start
  }
}

extension JSONReader {
  private mutating func string() {
    let mark = mark
    let start = builder.textEnd
    index += 1
    while !isStopped {
      let from = index
      while let byte, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 {
        if byte & 0xC0 == 0x80 { lineStart += 1 }
        index += 1
      }
      builder.append(UnsafeBufferPointer(rebasing: bytes[from..<index]))
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        isStopped = !builder.close(scalar: .string, .json, mark, from: start)
        return
      case UInt8(ascii: "\\"): escape()
      case nil: fail("the quotes that open here are never closed", at: mark)
      default: fail("a line end or tab inside a text: write `\\n` or `\\t`")
      }
    }
  }

  private mutating func escape() {
    let start = mark
    index += 1
    guard let byte else { return fail("the text ends inside an escape") }
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): builder.append(Unicode.Scalar(byte))
    case UInt8(ascii: "b"): builder.append("\u{8}")
    case UInt8(ascii: "f"): builder.append("\u{C}")
    case UInt8(ascii: "n"): builder.append("\n")
    case UInt8(ascii: "r"): builder.append("\r")
    case UInt8(ascii: "t"): builder.append("\t")
    case UInt8(ascii: "u"): unicodeEscape(start)
    default: fail("no such escape: write `\\\\` for a backslash", at: start)
    }
  }

  private mutating func unicodeEscape(_ start: Mark) {
    guard let high = hex() else { return fail("four hexadecimal digits are expected after `\\u`", at: start) }
    if let scalar = Unicode.Scalar(high) { return builder.append(scalar) }
    guard high < 0xDC00, byte == UInt8(ascii: "\\"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "u")
    else {
      return fail("half of a surrogate pair stands alone", at: start)
    }
    index += 2
    guard let low = hex(), (0xDC00..<0xE000).contains(low) else {
      return fail("half of a surrogate pair stands alone", at: start)
    }
    guard let scalar = Unicode.Scalar(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)) else { return }
    builder.append(scalar)
  }

  private mutating func hex() -> UInt32? {
    guard index + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for offset in 0..<4 {
      guard let digit = Character(Unicode.Scalar(bytes[index + offset])).hexDigitValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    index += 4
    return value
  }
}
