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
