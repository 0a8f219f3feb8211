import Documents

/// Numbers and strings, RFC 9535, 2.3.1.1, 2.3.3.1 and 2.3.5.1.
extension QueryParser {
  /// The numbers that every reader of JSON holds exactly (RFC 7493, 2.2).
  private static let exact = -(1 << 53) + 1...(1 << 53) - 1

  /// `int`: a whole number for an index or a slice.
  mutating func readInteger() throws(JSONPathError) -> Int {
    let start = position
    _ = take("-")
    let digits = try readDigits(from: start)
    guard digits.count == 1 || bytes[digits.lowerBound] != UInt8(ascii: "0") else {
      throw fault("a number does not begin with 0", at: start)
    }
    let text = bytes[start..<position]
    if text.elementsEqual("-0".utf8) { throw fault("-0 is no index", at: start) }
    guard digits.count <= 16, let value = Int(String(decoding: text, as: UTF8.self)), Self.exact.contains(value) else {
      throw fault("the number is beyond 9007199254740991, the largest that is exact everywhere", at: start)
    }
    return value
  }

  private mutating func readDigits(from start: Int) throws(JSONPathError) -> Range<Int> {
    let digits = takeAll(where: \.isDigit)
    guard digits.isEmpty else { return digits }
    throw fault(next == UInt8(ascii: "+") ? "a number has no plus sign in front" : "a digit is missing", at: position)
  }

  /// `number`: one that values are compared with.
  mutating func readNumber() throws(JSONPathError) -> Tables.Operand {
    let start = position
    _ = take("-")
    let whole = try readDigits(from: start)
    guard whole.count == 1 || bytes[whole.lowerBound] != UInt8(ascii: "0") else {
      throw fault("a number does not begin with 0", at: start)
    }
    if take(".") { _ = try readDigits(from: start) }
    if take("e") || take("E") {
      if !take("-") { _ = take("+") }
      _ = try readDigits(from: start)
    }
    guard let number = Number(bytes[start..<position]) else { throw fault("the number is malformed", at: start) }
    return number.integer.map { .integer($0) } ?? .number(tables.numbers.place(number))
  }

  /// `string-literal`: a range of the tables' text.
  mutating func readString() throws(JSONPathError) -> Range<Int> {
    let opening = position
    let quote = bytes[opening]
    position += 1
    var text: [UInt8] = []
    while let byte = next, byte != quote {
      if byte == UInt8(ascii: "\\") {
        try readEscape(quote, into: &text)
      } else if byte < 0x20 {
        throw fault("a control character in quotes is written as an escape, `\\n` or `\\u0007`")
      } else {
        text.append(byte)
        position += 1
      }
    }
    guard next != nil else { throw fault("the quotes are not closed", at: opening) }
    position += 1
    return tables.text.place(all: text)
  }

  /// `ESC` and what it escapes.
  private mutating func readEscape(_ quote: UInt8, into text: inout [UInt8]) throws(JSONPathError) {
    let start = position
    position += 1
    guard let byte = next else { throw fault("the quotes are not closed") }
    position += 1
    switch byte {
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "/"), UInt8(ascii: "\\"), quote: text.append(byte)
    case UInt8(ascii: "u"): text.append(contentsOf: String(try readCharacter(from: start)).utf8)
    default: throw fault("the backslash is followed by what is no escape of JSON", at: start)
    }
  }

  /// `hexchar`: four digits, or two times four for what is beyond U+FFFF.
  private mutating func readCharacter(from start: Int) throws(JSONPathError) -> Unicode.Scalar {
    let first = try readFourDigits(from: start)
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, take("\\u") else { throw fault("half of a surrogate pair stands alone", at: start) }
    let second = try readFourDigits(from: start)
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw fault("half of a surrogate pair stands alone", at: start) }
    return scalar
  }

  private mutating func readFourDigits(from start: Int) throws(JSONPathError) -> UInt32 {
    let digits = takeAll { $0.isDigit || (65...70).contains($0) || (97...102).contains($0) }
    guard digits.count >= 4 else { throw fault("`\\u` wants four hexadecimal digits", at: start) }
    position = digits.lowerBound + 4
    guard let value = UInt32(String(decoding: bytes[digits.prefix(4)], as: UTF8.self), radix: 16) else {
      throw fault("`\\u` wants four hexadecimal digits", at: start)
    }
    return value
  }
}
