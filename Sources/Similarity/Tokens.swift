extension UnsafeBufferPointer<UInt8> {
  /// Calls for each token of a text, whatever its language: names and numbers, operators of several characters, and
  /// every other character by itself; white space only parts them. So texts that differ in white space alone have the
  /// same tokens, and nothing else is made equal: in code, case, digits and punctuation all have a meaning.
  @inline(__always)
  package func forEachToken(_ body: (Range<Int>) -> Void) {
    var index = 0
    while index < count {
      let kind = TokenKind.of(self[index])
      var end = index + 1
      switch kind {
      case .name: while end < count, TokenKind.isName(self[end]) { end += 1 }
      case .operation: while end < count, TokenKind.isOperation(self[end]) { end += 1 }
      case .space, .other: break
      }
      if kind != .space { body(index..<end) }
      index = end
    }
  }
}

extension ArraySlice<UInt8> {
  /// The tokens of a text.
  package var tokens: [ArraySlice<UInt8>] {
    var tokens: [ArraySlice<UInt8>] = []
    withUnsafeBufferPointer { bytes in
      bytes.forEachToken { tokens.append(self[startIndex + $0.lowerBound..<startIndex + $0.upperBound]) }
    }
    return tokens
  }
}

/// What a byte may be a part of.
private enum TokenKind {
  case space, name, operation, other

  @inline(__always)
  static func of(_ byte: UInt8) -> TokenKind {
    if isName(byte) { return .name }
    if byte == 0x20 || (0x09...0x0D).contains(byte) { return .space }
    return isOperation(byte) ? .operation : .other
  }

  /// Whether it is an ASCII letter or digit, `_`, or a byte of other letters.
  @inline(__always)
  static func isName(_ byte: UInt8) -> Bool {
    // A bit for each byte: comparing with one range after the other takes twice as long.
    byte >= 0x80 || (byte < 64 ? 0x03FF_0000_0000_0000 : 0x07FF_FFFE_87FF_FFFE as UInt64) &>> UInt64(byte & 63) & 1 == 1
  }

  /// Whether it is one of `! % & * + - / < = > ^ | ~`.
  @inline(__always)
  static func isOperation(_ byte: UInt8) -> Bool {
    byte < 0x80
      && (byte < 64 ? 0x7000_AC62_0000_0000 : 0x5000_0000_4000_0000 as UInt64) &>> UInt64(byte & 63) & 1 == 1
  }
}
