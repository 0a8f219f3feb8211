extension StringFormat {
  /// `uri-template`: a template of RFC 6570, chapter 2.
  static func isURITemplate(_ text: String) -> Bool {
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "{" {
        guard let end = rest.firstIndex(of: "}"), isExpression(rest[..<end]) else { return false }
        rest = rest[rest.index(after: end)...]
      } else if scalar == "%" {
        guard rest.takesTwoHexDigits() else { return false }
      } else if !isLiteral(scalar) {
        return false
      }
    }
    return true
  }

  private static func isLiteral(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.isASCII else { return scalar.isInIRI || scalar.isPrivateInIRI }
    return scalar.value > 0x20 && scalar.value < 0x7F && !"\"<>\\^`{|}".unicodeScalars.contains(scalar)
  }

  private static func isExpression(_ text: Substring.UnicodeScalarView) -> Bool {
    var text = text
    if let first = text.first, "+#./;?&=,!@|".unicodeScalars.contains(first) { text.removeFirst() }
    return text.split(separator: ",", omittingEmptySubsequences: false).allSatisfy { isVariable($0) }
  }

  /// A variable with its modifier: `name`, `name:3` or `name*`.
  private static func isVariable(_ text: Substring.UnicodeScalarView) -> Bool {
    var name = text
    if name.last == "*" {
      name.removeLast()
    } else if let colon = name.firstIndex(of: ":") {
      let length = name[name.index(after: colon)...]
      name = name[..<colon]
      guard (1...4).contains(length.count), length.first != "0", length.allSatisfy(\.isDecimalDigit) else {
        return false
      }
    }
    return name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
      var part = part
      guard !part.isEmpty else { return false }
      while let scalar = part.popFirst() {
        if scalar == "%" ? !part.takesTwoHexDigits() : !(scalar.isASCIILetter || scalar.isDecimalDigit || scalar == "_")
        {
          return false
        }
      }
      return true
    }
  }
}
