/// The id of an object: 20 bytes in repositories with SHA-1, 32 with SHA-256. It is kept in place, without an array.
package struct ObjectName: Hashable, Sendable, CustomStringConvertible {
  private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
  /// How many bytes it has.
  package let length: Int

  /// The digest that a hash has given; nil where it has neither 20 nor 32 bytes.
  package init?(digest: some Collection<UInt8>) {
    guard digest.count == 20 || digest.count == 32 else { return nil }
    length = digest.count
    withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: digest) }
  }

  /// 40 or 64 hexadecimal digits, which git reads in either case.
  package init?(hex: ArraySlice<UInt8>) {
    guard hex.count == 40 || hex.count == 64 else { return nil }
    length = hex.count / 2
    var isHex = true
    withUnsafeMutableBytes(of: &words) { bytes in
      for index in 0..<length {
        guard let high = hex[hex.startIndex + 2 * index].hexValue,
          let low = hex[hex.startIndex + 2 * index + 1].hexValue
        else {
          isHex = false
          return
        }
        bytes[index] = high << 4 | low
      }
    }
    guard isHex else { return nil }
  }

  /// The id as text has it.
  package init?(_ text: String) { self.init(hex: Array(text.utf8)[...]) }

  /// Whether it stands for no object, as in the `index` line of an added file.
  package var isNull: Bool { words == (0, 0, 0, 0) }

  /// Adds its bytes, as trees hold them.
  func append(to bytes: inout [UInt8]) {
    withUnsafeBytes(of: words) { bytes.append(contentsOf: $0[..<length]) }
  }

  /// The digits, in lower case.
  package var hex: [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    return withUnsafeBytes(of: words) { $0[..<length].flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] } }
  }

  package var description: String { String(decoding: hex, as: UTF8.self) }

  package static func == (left: ObjectName, right: ObjectName) -> Bool {
    left.words == right.words && left.length == right.length
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
  }
}

extension UInt8 {
  /// What a hexadecimal digit counts.
  var hexValue: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  var isDigit: Bool { UInt8(ascii: "0") <= self && self <= UInt8(ascii: "9") }

  /// White space in the C locale: what ends a name in a header.
  var isSpace: Bool { self == 0x20 || 9 <= self && self <= 13 }
}
