/// The lines of git's binary patches: a letter that says how many bytes follow, then five digits for each four bytes.
enum Base85 {
  private static let alphabet = Array(
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~".utf8)
  /// The value of each byte; 255 for what is no digit.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    for (value, digit) in alphabet.enumerated() { values[Int(digit)] = UInt8(value) }
    return values
  }()

  /// Decodes a line without its line end; false where it is damaged.
  static func decode(_ line: ArraySlice<UInt8>, into bytes: inout [UInt8]) -> Bool {
    guard let letter = line.first, let count = length(letter) else { return false }
    let digits = line.dropFirst()
    // At most three bytes of the last group are filling.
    guard !digits.isEmpty, digits.count % 5 == 0, (count + 3) / 4 * 5 == digits.count else { return false }
    let values = Self.values
    var left = count
    var place = digits.startIndex
    while place < digits.endIndex {
      var group: UInt64 = 0
      for digit in digits[place..<(place + 5)] {
        let value = values[Int(digit)]
        guard value != 255 else { return false }
        group = group * 85 + UInt64(value)
      }
      guard group <= UInt64(UInt32.max) else { return false }
      for shift in [24, 16, 8, 0].prefix(left) { bytes.append(UInt8(truncatingIfNeeded: group >> UInt64(shift))) }
      left -= min(left, 4)
      place += 5
    }
    return true
  }

  private static func length(_ letter: UInt8) -> Int? {
    switch letter {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(letter) - 64
    case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(letter) - 96 + 26
    default: nil
    }
  }
}
