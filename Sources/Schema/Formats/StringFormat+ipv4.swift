extension ByteScan {
  /// `ipv4`: a dotted quad of RFC 2673, 3.2: four numbers up to 255, without leading zeros.
  mutating func ipv4() -> Bool {
    for position in 0..<4 {
      if position > 0, !take(".") { return false }
      guard octet() else { return false }
    }
    return true
  }

  private mutating func octet() -> Bool {
    if take("0") { return true }
    var value = 0
    while let byte = next, byte.isDigit, value <= 255 {
      value = value * 10 + Int(byte - 48)
      _ = take { _ in true }
    }
    return value > 0 && value <= 255
  }
}
