extension ByteScan {
  /// `time`: a full-time of RFC 3339, 5.6. A leap second is only where one can be: at 23:59:60 UTC.
  mutating func time() -> Bool {
    guard let hour = number(digits: 2, atMost: 23), take(":"), let minute = number(digits: 2, atMost: 59), take(":"),
      let second = number(digits: 2, atMost: 60)
    else { return false }
    if take("."), takeAll(where: \.isDigit) == 0 { return false }
    guard let offset = offset() else { return false }
    let minuteOfDay = (hour * 60 + minute - offset + 1440) % 1440
    return second < 60 || minuteOfDay == 1439
  }

  /// A time's offset from UTC in minutes.
  private mutating func offset() -> Int? {
    if take(either: "Z", "z") { return 0 }
    let isNegative = next == UInt8(ascii: "-")
    guard take(either: "+", "-"), let hours = number(digits: 2, atMost: 23), take(":"),
      let minutes = number(digits: 2, atMost: 59)
    else { return nil }
    return (isNegative ? -1 : 1) * (hours * 60 + minutes)
  }
}

extension ByteScan {
  /// `date`: a full-date of RFC 3339, 5.6, that is in the calendar.
  mutating func date() -> Bool {
    guard let year = number(digits: 4, atMost: 9999), take("-"), let month = number(digits: 2, atMost: 12), month > 0,
      take("-"), let day = number(digits: 2, atMost: 31), day > 0
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return day <= days[month - 1]
  }
}

extension ByteScan {
  /// `date-time`: a date-time of RFC 3339, 5.6.
  mutating func dateTime() -> Bool {
    date() && take(either: "T", "t") && time()
  }
}

extension ByteScan {
  /// `duration`: a duration of RFC 3339, appendix A: weeks alone, or a run of neighbouring units from the largest down.
  mutating func duration() -> Bool {
    guard take("P") else { return false }
    if next == UInt8(ascii: "T") { return timeOfDuration() }
    guard takeAll(where: \.isDigit) > 0 else { return false }
    if take("W") { return true }
    return units(["Y", "M", "D"]) && (next == UInt8(ascii: "T") ? timeOfDuration() : true)
  }

  private mutating func timeOfDuration() -> Bool {
    take("T") && takeAll(where: \.isDigit) > 0 && units(["H", "M", "S"])
  }

  /// Units in order and without a gap; the digits of the first have been read.
  private mutating func units(_ names: [Unicode.Scalar]) -> Bool {
    guard let first = names.firstIndex(where: { next == UInt8(ascii: $0) }) else { return false }
    for name in names[first...] {
      guard take(name) else { return false }
      guard let byte = next, byte.isDigit else { return true }
      _ = takeAll(where: \.isDigit)
    }
    return false
  }
}
