/// An exact decimal number: a sign, digits and a power of ten, never expanded, whatever the exponent.
///
/// `1.0`, `1` and `10e-1` are equal; `1e400` and `0.1` lose nothing.
package struct Number: Hashable, Sendable {
  package let isNegative: Bool
  /// The significant digits, 0 to 9, without leading or trailing zeros; none for zero.
  private let digits: [UInt8]
  /// The power of ten that the digits, read as a whole number, are multiplied by.
  private let exponent: Int

  /// No exponent beyond this is told apart from it: no text that fits into memory needs more.
  private static let furthest = Int.max / 8

  /// The number as a machine integer; nil where it has a fraction or does not fit.
  package let integer: Int?

  /// Reads a decimal number: digits with an optional sign, point and exponent; nil where the bytes are anything else.
  package init?(_ text: some Collection<UInt8>) {
    guard let number = Array(text).withUnsafeBufferPointer({ Number($0) }) else { return nil }
    self = number
  }

  /// Reads a number that lies anywhere in memory.
  package init?(_ text: UnsafeBufferPointer<UInt8>) {
    var bytes = text[...]
    let sign = bytes.first
    if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
    let whole = bytes.prefix { $0.isDigit }
    bytes = bytes.dropFirst(whole.count)
    var digits = whole.map { $0 - 48 }
    var exponent = 0
    if bytes.first == UInt8(ascii: ".") {
      let fraction = bytes.dropFirst().prefix { $0.isDigit }
      bytes = bytes.dropFirst(fraction.count + 1)
      digits += fraction.map { $0 - 48 }
      exponent = -fraction.count
    }
    guard !digits.isEmpty else { return nil }
    if bytes.first == UInt8(ascii: "e") || bytes.first == UInt8(ascii: "E") {
      guard let shift = Self.exponent(bytes.dropFirst()) else { return nil }
      exponent = max(-Self.furthest, min(Self.furthest, exponent + shift))
    } else if !bytes.isEmpty {
      return nil
    }
    self.init(isNegative: sign == UInt8(ascii: "-"), digits: digits, exponent: exponent)
  }

  package init(_ value: Int) {
    self.init(isNegative: value < 0, digits: String(value.magnitude).utf8.map { $0 - 48 }, exponent: 0)
  }

  private init(isNegative: Bool, digits: [UInt8], exponent: Int) {
    let leading = digits.prefix { $0 == 0 }.count
    let trailing = digits[leading...].reversed().prefix { $0 == 0 }.count
    self.digits = Array(digits[leading..<(digits.count - trailing)])
    self.isNegative = isNegative && !self.digits.isEmpty
    self.exponent = self.digits.isEmpty ? 0 : exponent + trailing
    integer = Self.integer(self.digits, self.exponent).map { isNegative ? -$0 : $0 }
  }

  private static func integer(_ digits: [UInt8], _ exponent: Int) -> Int? {
    guard exponent >= 0, digits.count + exponent < 20 else { return digits.isEmpty ? 0 : nil }
    var value = 0
    for digit in digits + [UInt8](repeating: 0, count: exponent) {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      guard !overflow, product <= Int.max - Int(digit) else { return nil }
      value = product + Int(digit)
    }
    return value
  }

  /// Reads what most numbers are: up to eighteen digits with an optional sign; nil for every other text.
  package static func smallInteger(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let first = text.first else { return nil }
    let start = first == UInt8(ascii: "-") || first == UInt8(ascii: "+") ? 1 : 0
    guard (1...18).contains(text.count - start) else { return nil }
    var value = 0
    for index in start..<text.count {
      guard text[index].isDigit else { return nil }
      value = value * 10 + Int(text[index] - 48)
    }
    return first == UInt8(ascii: "-") ? -value : value
  }

  private static func exponent(_ text: some Collection<UInt8>) -> Int? {
    var bytes = text[...]
    let sign = bytes.first
    if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
    guard !bytes.isEmpty, bytes.allSatisfy(\.isDigit) else { return nil }
    var value = 0
    for byte in bytes { value = value > furthest / 10 ? furthest : min(furthest, value * 10 + Int(byte - 48)) }
    return sign == UInt8(ascii: "-") ? -value : value
  }

  package var isZero: Bool { digits.isEmpty }

  /// Whether the number has no fraction: 1.0 and 1e3 have none.
  package var isInteger: Bool { exponent >= 0 }
}

extension Number: Comparable {
  package static func < (left: Number, right: Number) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    return left.isNegative ? right.isSmallerInMagnitude(than: left) : left.isSmallerInMagnitude(than: right)
  }

  private func isSmallerInMagnitude(than other: Number) -> Bool {
    if isZero || other.isZero { return isZero && !other.isZero }
    let size = digits.count + exponent
    let otherSize = other.digits.count + other.exponent
    if size != otherSize { return size < otherSize }
    return digits.lexicographicallyPrecedes(other.digits)
  }
}

extension Number {
  /// Whether the number is a whole multiple of `divisor`, exactly; false for a divisor of zero.
  package func isMultiple(of divisor: Number) -> Bool {
    guard !divisor.isZero else { return false }
    if isZero { return true }
    // Without trailing zeros no digits are divisible by ten, so what the divisor has more of them cannot be made up.
    guard exponent >= divisor.exponent else { return false }
    // Further zeros add only factors of two and five, and the divisor has at most 3.4 of those for each of its digits.
    let zeros = min(exponent - divisor.exponent, 4 * divisor.digits.count)
    let dividend = digits + [UInt8](repeating: 0, count: zeros)
    return divisor.digits.count <= 18
      ? Self.divides(divisor.digits.reduce(UInt64(0)) { $0 * 10 + UInt64($1) }, dividend)
      : Self.divides(divisor.digits, dividend)
  }

  private static func divides(_ divisor: UInt64, _ dividend: [UInt8]) -> Bool {
    dividend.reduce(UInt64(0)) { ($0 * 10 + UInt64($1)) % divisor } == 0
  }

  /// Long division, digit by digit, for divisors that no machine word holds.
  private static func divides(_ divisor: [UInt8], _ dividend: [UInt8]) -> Bool {
    var rest: [UInt8] = []
    for digit in dividend {
      if !rest.isEmpty || digit != 0 { rest.append(digit) }
      while isAtLeast(rest, divisor) { subtract(divisor, from: &rest) }
    }
    return rest.isEmpty
  }

  private static func isAtLeast(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count ? !left.lexicographicallyPrecedes(right) : left.count > right.count
  }

  private static func subtract(_ right: [UInt8], from left: inout [UInt8]) {
    var borrow: UInt8 = 0
    for offset in 1...left.count {
      let taken = borrow + (offset <= right.count ? right[right.count - offset] : 0)
      let index = left.count - offset
      borrow = left[index] < taken ? 1 : 0
      left[index] = left[index] + borrow * 10 - taken
    }
    left.removeFirst(left.prefix { $0 == 0 }.count)
  }
}

extension UInt8 {
  /// Whether the byte is an ASCII digit.
  var isDigit: Bool { (48...57).contains(self) }
}

extension Node {
  /// The value of a number; nil for every other kind.
  package var number: Number? { kind == .number ? Number(bytes) : nil }
}

extension Number: CustomStringConvertible {
  /// The number in plain digits where those are few, otherwise with an exponent.
  package var description: String {
    guard !isZero else { return "0" }
    let sign = isNegative ? "-" : ""
    let text = String(decoding: digits.map { $0 + 48 }, as: UTF8.self)
    if exponent >= 0, exponent < 20 { return sign + text + String(repeating: "0", count: exponent) }
    let point = digits.count + exponent
    if exponent < 0, point > 0 { return sign + text.prefix(point) + "." + text.dropFirst(point) }
    if exponent < 0, point > -6 { return sign + "0." + String(repeating: "0", count: -point) + text }
    return sign + text + "e\(exponent)"
  }
}
