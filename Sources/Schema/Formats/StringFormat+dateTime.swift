extension ByteScan {
  /// `date-time`: a date-time of RFC 3339, 5.6.
  mutating func dateTime() -> Bool {
    date() && take(either: "T", "t") && time()
  }
}
