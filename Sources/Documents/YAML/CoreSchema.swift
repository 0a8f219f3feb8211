/// What a plain YAML scalar is, by the core schema of YAML 1.2.2, chapter 10.3.
enum CoreSchema {
  /// What a plain scalar resolves to.
  enum Value {
    case null
    case boolean(Bool)
    case number
    case string
    /// A number by the core schema that other readers take for another number or for a text: `0x1F`, `0o17`, `012`,
    /// `.inf`, `.nan`. JSON has no way to write it, so nothing is guessed.
    case ambiguous
  }

  static func resolve(_ text: UnsafeBufferPointer<UInt8>) -> Value {
    guard let first = text.first else { return .null }
    switch first {
    case UInt8(ascii: "~"): return text.count == 1 ? .null : .string
    case UInt8(ascii: "n"), UInt8(ascii: "N"):
      guard text.count == 4 else { return .string }
      return isOne(of: ["null", "Null", "NULL"], text) ? .null : .string
    case UInt8(ascii: "t"), UInt8(ascii: "T"):
      guard text.count == 4 else { return .string }
      return isOne(of: ["true", "True", "TRUE"], text) ? .boolean(true) : .string
    case UInt8(ascii: "f"), UInt8(ascii: "F"):
      guard text.count == 5 else { return .string }
      return isOne(of: ["false", "False", "FALSE"], text) ? .boolean(false) : .string
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      return number(text)
    default: return .string
    }
  }

  private static func isOne(of words: [StaticString], _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    words.contains { word in word.withUTF8Buffer { $0.elementsEqual(text) } }
  }

  private static func number(_ text: UnsafeBufferPointer<UInt8>) -> Value {
    var index = text[0] == UInt8(ascii: "+") || text[0] == UInt8(ascii: "-") ? 1 : 0
    if text.count == index + 4, text[index] == UInt8(ascii: ".") {
      if isOne(of: [".inf", ".Inf", ".INF"], UnsafeBufferPointer(rebasing: text[index...])) { return .ambiguous }
      if isOne(of: [".nan", ".NaN", ".NAN"], text) { return .ambiguous }
    }
    if index == 0, isRadix(text) { return .ambiguous }
    let whole = digits(text, &index)
    let leadingZero = whole > 1 && text[index - whole] == UInt8(ascii: "0")
    var fraction = 0
    if index < text.count, text[index] == UInt8(ascii: ".") {
      index += 1
      fraction = digits(text, &index)
    }
    guard whole + fraction > 0 else { return .string }
    if index < text.count, text[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < text.count, text[index] == UInt8(ascii: "+") || text[index] == UInt8(ascii: "-") { index += 1 }
      guard digits(text, &index) > 0 else { return .string }
    }
    guard index == text.count else { return .string }
    return leadingZero ? .ambiguous : .number
  }

  private static func digits(_ text: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Int {
    let start = index
    while index < text.count, text[index].isDigit { index += 1 }
    return index - start
  }

  /// `0o17` and `0x1F`
  private static func isRadix(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count > 2, text[0] == UInt8(ascii: "0") else { return false }
    switch text[1] {
    case UInt8(ascii: "o"): return text[2...].allSatisfy { (0x30...0x37).contains($0) }
    case UInt8(ascii: "x"): return text[2...].allSatisfy { $0.isDigit || (0x61...0x66).contains($0 | 0x20) }
    default: return false
    }
  }
}
