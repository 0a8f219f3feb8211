/// A moment of RFC 3339, in milliseconds since the beginning of 1970, so that times in different zones compare.
struct Instant: Comparable {
  let milliseconds: Int

  /// Nil where the text is no time of RFC 3339 with a zone.
  init?(_ text: some Collection<UInt8>) {
    let bytes = Array(text)
    guard bytes.count >= 20, bytes[4] == 0x2D, bytes[7] == 0x2D, bytes[10] | 0x20 == UInt8(ascii: "t"),
      bytes[13] == 0x3A, bytes[16] == 0x3A,
      let year = bytes[0..<4].digits, let month = bytes[5..<7].digits, let day = bytes[8..<10].digits,
      let hour = bytes[11..<13].digits, let minute = bytes[14..<16].digits, let second = bytes[17..<19].digits
    else { return nil }
    var rest = bytes[19...]
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
      rest = rest.dropFirst(1 + digits.count)
      fraction = (Array(digits.prefix(3)) + Array(repeating: 0x30, count: max(0, 3 - digits.count)))[...].digits ?? 0
    }
    guard let offset = Self.offset(rest) else { return nil }
    let days = Self.days(year: year, month: month, day: day)
    milliseconds = (((days * 24 + hour) * 60 + minute - offset) * 60 + second) * 1_000 + fraction
  }

  static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

  /// Minutes east of UTC.
  private static func offset(_ zone: ArraySlice<UInt8>) -> Int? {
    guard let sign = zone.first else { return nil }
    if sign | 0x20 == UInt8(ascii: "z"), zone.count == 1 { return 0 }
    let zone = Array(zone)
    guard zone.count == 6, zone[3] == 0x3A, let hours = zone[1..<3].digits, let minutes = zone[4..<6].digits else {
      return nil
    }
    switch sign {
    case UInt8(ascii: "+"): return hours * 60 + minutes
    case UInt8(ascii: "-"): return -(hours * 60 + minutes)
    default: return nil
    }
  }

  /// Days since the beginning of 1970 in the Gregorian calendar.
  private static func days(year: Int, month: Int, day: Int) -> Int {
    let shifted = month > 2 ? year : year - 1
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}

extension ArraySlice<UInt8> {
  /// The number that the digits are; nil where there is anything else.
  fileprivate var digits: Int? {
    var value = 0
    for byte in self {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte) - 0x30
    }
    return isEmpty ? nil : value
  }
}
