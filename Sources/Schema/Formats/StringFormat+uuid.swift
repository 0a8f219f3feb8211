extension ByteScan {
  /// `uuid`: a UUID of RFC 4122, chapter 3, of any version, without a prefix.
  mutating func uuid() -> Bool {
    for (position, count) in [8, 4, 4, 4, 12].enumerated() {
      if position > 0, !take("-") { return false }
      for _ in 0..<count where !take(where: \.isHexDigit) { return false }
    }
    return true
  }
}
