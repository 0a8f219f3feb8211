import Similarity

extension ArraySlice<UInt8> {
  /// The names in a text that have at least `length` bytes.
  func names(from length: Int) -> [ArraySlice<UInt8>] {
    tokens.filter { token in
      token.count >= length && token.first.map { !(0x30...0x39).contains($0) && $0.isOfName } == true
    }
  }
}

extension UInt8 {
  /// Whether a token that begins with the byte is a name or a number.
  fileprivate var isOfName: Bool {
    (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) || self == 0x5F
      || self >= 0x80
  }
}
