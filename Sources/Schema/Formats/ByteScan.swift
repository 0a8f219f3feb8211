/// Reads a text byte by byte, from its beginning.
struct ByteScan {
  private var rest: Slice<UnsafeBufferPointer<UInt8>>

  init(_ text: UnsafeBufferPointer<UInt8>) {
    rest = text[...]
  }

  var isAtEnd: Bool { rest.isEmpty }
  var next: UInt8? { rest.first }
  /// What is left, as a text.
  var string: String { String(decoding: rest, as: UTF8.self) }

  /// Takes the next byte if it is this one.
  mutating func take(_ character: Unicode.Scalar) -> Bool { take { $0 == UInt8(ascii: character) } }

  /// Takes the next byte if it is one of these, a letter in either case.
  mutating func take(either characters: Unicode.Scalar...) -> Bool {
    take { byte in characters.contains { byte == UInt8(ascii: $0) } }
  }

  mutating func take(where isWanted: (UInt8) -> Bool) -> Bool {
    guard let byte = rest.first, isWanted(byte) else { return false }
    rest = rest.dropFirst()
    return true
  }

  /// Takes as many as there are, and says how many.
  mutating func takeAll(where isWanted: (UInt8) -> Bool) -> Int {
    let before = rest.count
    rest = rest.drop(while: isWanted)
    return before - rest.count
  }

  /// Takes exactly `count` digits, and gives their value if it is at most `limit`.
  mutating func number(digits count: Int, atMost limit: Int) -> Int? {
    var value = 0
    for _ in 0..<count {
      guard let byte = rest.first, byte.isDigit else { return nil }
      value = value * 10 + Int(byte - 48)
      rest = rest.dropFirst()
    }
    return value <= limit ? value : nil
  }
}

extension UInt8 {
  var isDigit: Bool { (48...57).contains(self) }
  var isHexDigit: Bool { isDigit || (65...70).contains(self) || (97...102).contains(self) }
  var isLetter: Bool { (65...90).contains(self) || (97...122).contains(self) }
}
