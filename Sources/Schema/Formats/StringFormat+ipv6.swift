extension ByteScan {
  /// `ipv6`: an address of RFC 4291, 2.2, without a zone: eight groups, of which `::` stands for some, and the last two
  /// may be written as IPv4.
  mutating func ipv6() -> Bool {
    var groups = 0
    var isCompressed = false
    if take(":") {
      guard take(":") else { return false }
      isCompressed = true
    }
    while groups < 8, next?.isHexDigit == true {
      var attempt = self
      if groups <= 6, attempt.ipv4() {
        self = attempt
        groups += 2
        break
      }
      guard (1...4).contains(takeAll(where: \.isHexDigit)) else { return false }
      groups += 1
      guard take(":") else { break }
      if take(":") {
        guard !isCompressed else { return false }
        isCompressed = true
      } else if next?.isHexDigit != true {
        return false
      }
    }
    return isCompressed ? groups < 8 : groups == 8
  }
}

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
