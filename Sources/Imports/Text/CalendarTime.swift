/// A moment by the proleptic Gregorian calendar, with its distance from UTC.
struct CalendarTime: Hashable, Sendable {
  var year = 1970
  var month = 1
  var day = 1
  var hour = 0
  var minute = 0
  var second = 0
  /// The digits after the point of the seconds.
  var fraction = ""
  /// `Z` or `±hh:mm`.
  var zone = ""

  /// Whether the moment exists; the sixtieth second of a minute does, as RFC 3339 has it, in no item.
  var isValid: Bool {
    guard (1...9999).contains(year), (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day) else {
      return false
    }
    return (0...23).contains(hour) && (0...59).contains(minute) && (0...59).contains(second)
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Sets the moment that lies so many seconds after the start of 1970 in UTC (POSIX.1-2017, 4.16).
  mutating func set(secondsSince1970 seconds: Int) {
    let (days, rest) = seconds.quotientAndRemainderRoundingDown(by: 86_400)
    // Days are counted from 1 March of year 0, so that the leap day ends a year, in eras of 400 years.
    let shifted = days + 719_468
    let (era, dayOfEra) = shifted.quotientAndRemainderRoundingDown(by: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60)
    zone = "Z"
  }

  /// The moment by RFC 3339.
  var text: String {
    let date = "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
    let time = "\(Self.padded(hour, 2)):\(Self.padded(minute, 2)):\(Self.padded(second, 2))"
    return "\(date)T\(time)\(fraction.isEmpty ? "" : "." + fraction)\(zone)"
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension Int {
  fileprivate func quotientAndRemainderRoundingDown(by divisor: Int) -> (Int, Int) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}

extension String {
  /// Whether the text is a zone as RFC 3339 writes it: `Z` or `±hh:mm`.
  var isZone: Bool {
    if self == "Z" { return true }
    let bytes = Array(utf8)
    guard bytes.count == 6, bytes[0] == 0x2B || bytes[0] == 0x2D, bytes[3] == 0x3A else { return false }
    guard let hours = Int(dropFirst().prefix(2)), let minutes = Int(suffix(2)) else { return false }
    return (0...23).contains(hours) && (0...59).contains(minutes)
  }

  /// The time of RFC 3339 that the text is, with `T` and `Z` in upper case; nil where it is none.
  var rfc3339: String? {
    let text = uppercased()
    for format in ["%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%dT%H:%M:%S.%f%z"] {
      guard let time = (try? TimeFormat(format))?.time(text), time.zone.isZone, time.text == text else { continue }
      return text
    }
    return nil
  }
}
