/// Texts that some YAML reader takes for something else: by the core schema of YAML 1.2, or by the types of YAML 1.1,
/// which many readers still follow (yaml.org/type: bool, int, float, null, timestamp, merge, value).
enum Misreading {
  private static let words: Set<String> = [
    "y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", "<<", "=", ".nan", ".inf", "-.inf", "+.inf",
  ]

  static func readsAsAnotherType(_ bytes: [UInt8]) -> Bool {
    if bytes.count <= 5, words.contains(String(decoding: bytes.map(\.lowercased), as: UTF8.self)) { return true }
    guard let first = bytes.first, first.isDigit || "+-.".utf8.contains(first) else { return false }
    return isNumber(bytes) || isDate(bytes)
  }

  /// A number of either version: digit groups with `_`, `0b101`, `0x1F`, `1:30:00` by sixties.
  private static func isNumber(_ bytes: [UInt8]) -> Bool {
    let text = bytes.filter { $0 != UInt8(ascii: "_") }
    if case .string = text.withUnsafeBufferPointer({ CoreSchema.resolve($0) }) {} else { return true }
    let digits = text.first == UInt8(ascii: "+") || text.first == UInt8(ascii: "-") ? text.dropFirst() : text[...]
    guard let first = digits.first, first.isDigit else { return false }
    if first == UInt8(ascii: "0"), digits.count > 2, let radix = radix(digits[digits.startIndex + 1]) {
      return digits.dropFirst(2).allSatisfy { Character(Unicode.Scalar($0)).hexDigitValue.map { $0 < radix } ?? false }
    }
    return digits.contains(UInt8(ascii: ":")) && digits.allSatisfy { $0.isDigit || ":.".utf8.contains($0) }
  }

  private static func radix(_ letter: UInt8) -> Int? {
    switch letter.lowercased {
    case UInt8(ascii: "b"): 2
    case UInt8(ascii: "o"): 8
    case UInt8(ascii: "x"): 16
    default: nil
    }
  }

  /// `2026-01-31`, alone or with a time behind it.
  private static func isDate(_ bytes: [UInt8]) -> Bool {
    let parts = bytes.split(separator: UInt8(ascii: "-"), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, (1...2).contains(parts[1].count) else { return false }
    guard (parts[0] + parts[1]).allSatisfy(\.isDigit) else { return false }
    let day = parts[2].prefix { $0.isDigit }
    guard (1...2).contains(day.count) else { return false }
    let rest = parts[2].dropFirst(day.count).first
    return rest == nil || rest == 0x20 || rest == UInt8(ascii: "T") || rest == UInt8(ascii: "t")
  }
}

extension UInt8 {
  /// An ASCII letter in lower case; everything else as it is.
  var lowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
