extension ByteScan {
  /// `json-pointer`: a JSON Pointer of RFC 6901, as a text and not as a fragment.
  mutating func jsonPointer() -> Bool {
    guard isAtEnd || next == UInt8(ascii: "/") else { return false }
    while !isAtEnd {
      if take("~"), !take(either: "0", "1") { return false }
      _ = takeAll { $0 != UInt8(ascii: "~") }
    }
    return true
  }
}
