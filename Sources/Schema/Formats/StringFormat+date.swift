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
