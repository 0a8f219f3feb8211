/// Names in quotes with the escapes of C, as git writes those that hold other than plain ASCII.
enum CQuoting {
  /// Reads a name from its opening quote on; nil where that is not what stands there.
  ///
  /// - Returns: the name, and the place behind the closing quote.
  static func read(_ bytes: ArraySlice<UInt8>) -> (name: [UInt8], end: Int)? {
    guard bytes.first == UInt8(ascii: "\"") else { return nil }
    var name: [UInt8] = []
    var place = bytes.startIndex + 1
    while place < bytes.endIndex {
      let byte = bytes[place]
      place += 1
      switch byte {
      case UInt8(ascii: "\""): return (name, place)
      case UInt8(ascii: "\\"):
        guard place < bytes.endIndex, let escaped = escape(bytes[place...]) else { return nil }
        name.append(escaped.byte)
        place += escaped.length
      default: name.append(byte)
      }
    }
    return nil
  }

  /// What stands behind a backslash.
  private static func escape(_ bytes: ArraySlice<UInt8>) -> (byte: UInt8, length: Int)? {
    switch bytes[bytes.startIndex] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return (bytes[bytes.startIndex], 1)
    case UInt8(ascii: "0")...UInt8(ascii: "3"):
      let digits = bytes.prefix(3)
      guard digits.count == 3, digits.allSatisfy({ (0x30...0x37).contains($0) }) else { return nil }
      return (digits.reduce(0) { $0 << 3 | ($1 & 7) }, 3)
    case let letter: return letters.first { $0.letter == letter }.map { ($0.byte, 1) }
    }
  }

  private static let letters: [(letter: UInt8, byte: UInt8)] = [
    (UInt8(ascii: "a"), 7), (UInt8(ascii: "b"), 8), (UInt8(ascii: "t"), 9), (UInt8(ascii: "n"), 10),
    (UInt8(ascii: "v"), 11), (UInt8(ascii: "f"), 12), (UInt8(ascii: "r"), 13),
  ]

  /// Whether a name can stand without quotes.
  static func isPlain(_ name: ArraySlice<UInt8>) -> Bool {
    name.allSatisfy { 0x20 <= $0 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
  }

  /// A name as git writes it, in quotes where that is needed.
  static func quoted(_ name: ArraySlice<UInt8>) -> [UInt8] {
    guard !isPlain(name) else { return Array(name) }
    var text: [UInt8] = [UInt8(ascii: "\"")]
    for byte in name {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): text += [UInt8(ascii: "\\"), byte]
      case 0x20..<0x7F: text.append(byte)
      default:
        text.append(UInt8(ascii: "\\"))
        if let letter = letters.first(where: { $0.byte == byte })?.letter {
          text.append(letter)
        } else {
          text += [byte >> 6, byte >> 3 & 7, byte & 7].map { $0 | 0x30 }
        }
      }
    }
    return text + [UInt8(ascii: "\"")]
  }
}
