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
