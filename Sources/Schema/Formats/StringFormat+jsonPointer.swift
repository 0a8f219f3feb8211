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

extension ByteScan {
  /// `relative-json-pointer`: draft-bhutton-relative-json-pointer-00: how far up, a step aside, and a pointer or `#`.
  mutating func relativeJSONPointer() -> Bool {
    guard wholeNumber() else { return false }
    if take(either: "+", "-") {
      guard next != UInt8(ascii: "0"), wholeNumber() else { return false }
    }
    return take("#") || jsonPointer()
  }

  /// A number without leading zeros.
  private mutating func wholeNumber() -> Bool {
    take("0") || takeAll(where: \.isDigit) > 0
  }
}
