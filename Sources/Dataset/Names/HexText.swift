extension StringProtocol {
  /// Whether the text is a number of that many lower-case hexadecimal digits.
  package func isHex(digits: Int) -> Bool {
    utf8.count == digits && utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}
