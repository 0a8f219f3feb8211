/// Base64 with the standard alphabet (RFC 4648, section 4).
package enum Base64Text {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The digit that a byte stands for; 64 for a byte that is none.
  private static let digits: [UInt8] = {
    var digits = [UInt8](repeating: 64, count: 256)
    for (digit, character) in alphabet.enumerated() { digits[Int(character)] = UInt8(digit) }
    return digits
  }()

  /// Without padding.
  static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
      for digit in 0...group.count { text.append(alphabet[Int(bits >> UInt32(18 - 6 * digit)) & 63]) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// With full padding.
  static func encodePadded(_ bytes: [UInt8]) -> String {
    encode(bytes) + String(repeating: "=", count: (3 - bytes.count % 3) % 3)
  }

  /// Reads text with full padding, and nothing that another text could stand for as well; nil for everything else.
  static func decode(_ text: some StringProtocol) -> [UInt8]? { decode(Array(text.utf8)) }

  /// The same for text as bytes.
  package static func decode(_ characters: [UInt8]) -> [UInt8]? {
    guard characters.count % 4 == 0, !characters.isEmpty else { return nil }
    let padding = characters.reversed().prefix { $0 == UInt8(ascii: "=") }.count
    guard padding <= 2 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(characters.count / 4 * 3)
    var (buffer, bits): (UInt32, UInt32) = (0, 0)
    for character in characters.dropLast(padding) {
      let digit = digits[Int(character)]
      guard digit < 64 else { return nil }
      buffer = buffer << 6 | UInt32(digit)
      bits += 6
      guard bits >= 8 else { continue }
      bits -= 8
      bytes.append(UInt8(truncatingIfNeeded: buffer >> bits))
    }
    return buffer & (1 << bits - 1) == 0 ? bytes : nil
  }
}
