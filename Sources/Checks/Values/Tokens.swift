extension ArraySlice<UInt8> {
  /// The tokens of a line of code, whatever its language: names and numbers, operators of several characters, and every
  /// other character by itself; white space only parts them.
  var tokens: [ArraySlice<UInt8>] {
    var tokens: [ArraySlice<UInt8>] = []
    var index = startIndex
    while index < endIndex {
      let byte = self[index]
      var end = index + 1
      if byte.isOfName {
        while end < endIndex, self[end].isOfName { end += 1 }
      } else if byte.isOfOperator {
        while end < endIndex, self[end].isOfOperator { end += 1 }
      }
      if byte != 0x20, !(0x09...0x0D).contains(byte) { tokens.append(self[index..<end]) }
      index = end
    }
    return tokens
  }

  /// The names in a text that have at least `length` bytes.
  func names(from length: Int) -> [ArraySlice<UInt8>] {
    tokens.filter { $0.count >= length && !(0x30...0x39).contains($0[$0.startIndex]) && $0[$0.startIndex].isOfName }
  }
}

extension UInt8 {
  /// Whether the byte may stand in a name: ASCII letters and digits, `_`, and every byte of other letters.
  fileprivate var isOfName: Bool {
    (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) || self == 0x5F
      || self >= 0x80
  }

  fileprivate var isOfOperator: Bool { "<>=!+-*/%&|^~".utf8.contains(self) }
}
