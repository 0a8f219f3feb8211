import Similarity

extension ArraySlice<UInt8> {
  /// The names in a text that have at least `length` bytes.
  func names(from length: Int) -> [ArraySlice<UInt8>] {
    tokens.filter { $0.count >= length && $0.isName }
  }

  /// Whether a token is a name, and no number or sign.
  private var isName: Bool { first.map { $0.isOfName && !(0x30...0x39).contains($0) } ?? false }

  /// The names in a line of prose that are written as code is.
  var codeNames: [ArraySlice<UInt8>] {
    let tokens = tokens
    var isQuoted = false
    return tokens.indices.compactMap { place in
      let token = tokens[place]
      if token.first == UInt8(ascii: "`") { isQuoted.toggle() }
      guard token.count > 1, token.isName else { return nil }
      return isQuoted || token.isShapedAsCode || isJoined(tokens, at: place) ? token : nil
    }
  }

  /// Whether a name calls something, or is joined to another by `.` or `::`, without white space between.
  private func isJoined(_ tokens: [ArraySlice<UInt8>], at place: Int) -> Bool {
    let token = tokens[place]
    let isBetweenNames = { (joint: Int) in
      self.indices.contains(joint - 1) && self.indices.contains(joint + 1) && self[joint - 1].isOfName
        && self[joint + 1].isOfName
    }
    guard token.endIndex < endIndex else { return isJoint(before: token, isBetweenNames) }
    if self[token.endIndex] == UInt8(ascii: "(") { return true }
    if self[token.endIndex] == UInt8(ascii: "."), isBetweenNames(token.endIndex) { return true }
    if self[token.endIndex...].starts(with: "::".utf8) { return true }
    return isJoint(before: token, isBetweenNames)
  }

  private func isJoint(before token: ArraySlice<UInt8>, _ isBetweenNames: (Int) -> Bool) -> Bool {
    guard token.startIndex > startIndex else { return false }
    let joint = token.startIndex - 1
    return self[joint] == UInt8(ascii: ".") && isBetweenNames(joint) || self[..<token.startIndex].ends(with: "::".utf8)
  }

  /// Whether a word has what words of prose have not: `_`, a digit, or a capital behind a small letter.
  private var isShapedAsCode: Bool {
    if contains(UInt8(ascii: "_")) || contains(where: { (0x30...0x39).contains($0) }) { return true }
    return zip(self, dropFirst()).contains { (0x61...0x7A).contains($0) && (0x41...0x5A).contains($1) }
  }

  private func ends(with text: String.UTF8View) -> Bool { suffix(text.count).elementsEqual(text) }
}

extension UInt8 {
  /// Whether a token that begins with the byte is a name or a number.
  fileprivate var isOfName: Bool {
    (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) || self == 0x5F
      || self >= 0x80
  }
}
