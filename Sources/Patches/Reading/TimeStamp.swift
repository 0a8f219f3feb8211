/// The times that diffs without git's header have behind the names: `2010-07-05 19:41:17.620000023 -0500`.
enum TimeStamp {
  /// How many bytes the stamp at the end of a line takes, with the tab or the blanks before it; 0 where there is none.
  static func length(atEndOf text: ArraySlice<UInt8>) -> Int {
    guard text.last?.isDigit == true else { return 0 }
    var rest = text
    for shape in [" ±dddd", " ±dd:dd"] where hasSuffix(rest, shape) {
      rest = rest.dropLast(shape.count)
      break
    }
    rest = withoutClock(rest)
    guard hasSuffix(rest, "dd-dd-dd") else { return 0 }
    rest = rest.dropLast(8)
    if hasSuffix(rest, "dd") { rest = rest.dropLast(2) }
    switch rest.last {
    case UInt8(ascii: "\t"): rest = rest.dropLast()
    case UInt8(ascii: " "): while rest.last == UInt8(ascii: " ") { rest = rest.dropLast() }
    default: return 0
    }
    return text.count - rest.count
  }

  /// Without ` 19:41:17` and a fraction, where they end it.
  private static func withoutClock(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let clock = " dd:dd:dd"
    if hasSuffix(text, clock) { return text.dropLast(clock.count) }
    let fraction = text.reversed().prefix(while: \.isDigit).count
    let whole = text.dropLast(fraction)
    guard fraction > 0, whole.last == UInt8(ascii: ".") else { return text }
    return hasSuffix(whole.dropLast(), clock) ? whole.dropLast(1 + clock.count) : text
  }

  /// Whether a text ends in a shape, in which `d` stands for a digit and `±` for a sign.
  private static func hasSuffix(_ text: ArraySlice<UInt8>, _ shape: String) -> Bool {
    guard text.count >= shape.count else { return false }
    return zip(text.suffix(shape.count), shape).allSatisfy { byte, mark in
      switch mark {
      case "d": byte.isDigit
      case "±": byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
      default: byte == mark.asciiValue
      }
    }
  }

  /// Whether the stamp behind the last tab is the first second of 1970, in whatever zone.
  static func isEpoch(_ text: ArraySlice<UInt8>) -> Bool {
    guard let tab = text.lastIndex(of: UInt8(ascii: "\t")) else { return false }
    let stamp = text[(tab + 1)...]
    let hours: Int
    if stamp.starts(with: "1969-12-31 ".utf8) {
      hours = 24
    } else if stamp.starts(with: "1970-01-01 ".utf8) {
      hours = 0
    } else {
      return false
    }
    let clock = Array(stamp.dropFirst(11))
    guard clock.count > 8, hasSuffix(clock[..<8], "dd:dd:00"), clock[0] <= 0x32, clock[3] <= 0x35 else { return false }
    var rest = clock[8...]
    if rest.first == UInt8(ascii: ".") {
      let zeros = rest.dropFirst().prefix { $0 == 0x30 }
      guard !zeros.isEmpty else { return false }
      rest = rest[zeros.endIndex...]
    }
    guard let zone = minutes(ofZone: rest) else { return false }
    return number(clock[0...1]) * 60 + number(clock[3...4]) - zone == hours * 60
  }

  private static func minutes(ofZone text: ArraySlice<UInt8>) -> Int? {
    guard [" ±dddd", " ±dd:dd"].contains(where: { $0.count == text.count && hasSuffix(text, $0) }) else { return nil }
    let digits = text.filter(\.isDigit)
    guard digits[0] <= 0x32, digits[2] <= 0x35 else { return nil }
    let minutes = number(digits[0...1]) * 60 + number(digits[2...3])
    return text[text.startIndex + 1] == UInt8(ascii: "-") ? -minutes : minutes
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int { digits.reduce(0) { $0 * 10 + Int($1 & 15) } }
}
