/// `uri` and `uri-reference`: RFC 3986, appendix A; `iri` and `iri-reference`: RFC 3987, 2.2, which lets the characters
/// of other scripts stand for themselves.
struct URIGrammar {
  let isInternational: Bool

  private typealias Text = Substring.UnicodeScalarView

  /// Whether a text has a scheme and all that must follow it.
  func isURI(_ text: String) -> Bool {
    let scalars = text.unicodeScalars[...]
    guard let colon = scalars.firstIndex(of: ":"), isScheme(scalars[..<colon]) else { return false }
    return isRest(scalars[scalars.index(after: colon)...], hasScheme: true)
  }

  /// Whether a text is a URI, or refers to one from another.
  func isReference(_ text: String) -> Bool {
    isURI(text) || isRest(text.unicodeScalars[...], hasScheme: false)
  }

  private func isScheme(_ text: Text) -> Bool {
    guard let first = text.first, first.isASCIILetter else { return false }
    return text.allSatisfy { $0.isASCIILetter || $0.isDecimalDigit || $0 == "+" || $0 == "-" || $0 == "." }
  }

  /// Authority, path, query and fragment.
  private func isRest(_ text: Text, hasScheme: Bool) -> Bool {
    var text = text
    if let hash = text.firstIndex(of: "#") {
      guard consists(text[text.index(after: hash)...], of: { $0.isInPath || $0 == "?" }) else { return false }
      text = text[..<hash]
    }
    if let mark = text.firstIndex(of: "?") {
      let query = text[text.index(after: mark)...]
      let isPrivate = { (scalar: Unicode.Scalar) in isInternational && scalar.isPrivateInIRI }
      guard consists(query, of: { $0.isInPath || $0 == "?" || isPrivate($0) }) else { return false }
      text = text[..<mark]
    }
    if text.starts(with: "//".unicodeScalars) {
      let authority = text.dropFirst(2).prefix { $0 != "/" }
      return isAuthority(authority) && consists(text[authority.endIndex...], of: \.isInPath)
    }
    // Without a scheme, a colon in the first step would look like one.
    if !hasScheme, text.prefix(while: { $0 != "/" }).contains(":") { return false }
    return consists(text, of: \.isInPath)
  }

  private func isAuthority(_ text: Text) -> Bool {
    var host = text
    if let at = host.firstIndex(of: "@") {
      guard consists(host[..<at], of: { $0.isInName || $0 == ":" }) else { return false }
      host = host[host.index(after: at)...]
    }
    if host.first == "[" {
      guard let end = host.firstIndex(of: "]") else { return false }
      let port = host[host.index(after: end)...]
      return isAddress(host[host.index(after: host.startIndex)..<end]) && (port.isEmpty || isPort(port))
    }
    if let colon = host.firstIndex(of: ":") {
      guard isPort(host[colon...]) else { return false }
      host = host[..<colon]
    }
    return consists(host, of: \.isInName)
  }

  private func isPort(_ text: Text) -> Bool {
    text.first == ":" && text.dropFirst().allSatisfy(\.isDecimalDigit)
  }

  /// What stands in brackets: an IPv6 address, or one of a version to come.
  private func isAddress(_ text: Text) -> Bool {
    guard text.first == "v" || text.first == "V" else {
      var address = String(text)
      return address.withUTF8 { StringFormat.ipv6.accepts($0) }
    }
    let parts = text.dropFirst().split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, parts[0].allSatisfy(\.isASCIIHexDigit), !parts[1].isEmpty else {
      return false
    }
    return parts[1].allSatisfy { $0.isASCII && ($0.isInName || $0 == ":") }
  }

  /// Whether a text holds allowed characters and percent escapes alone.
  private func consists(_ text: Text, of isAllowed: (Unicode.Scalar) -> Bool) -> Bool {
    var text = text
    while let scalar = text.popFirst() {
      if scalar == "%" {
        guard text.takesTwoHexDigits() else { return false }
      } else if !(isAllowed(scalar) || (isInternational && scalar.isInIRI)) {
        return false
      }
    }
    return true
  }
}

extension Unicode.Scalar {
  /// Unreserved characters and sub-delimiters (RFC 3986, chapter 2).
  fileprivate var isInName: Bool {
    isASCIILetter || isDecimalDigit || "-._~!$&'()*+,;=".unicodeScalars.contains(self)
  }

  fileprivate var isInPath: Bool { isInName || self == ":" || self == "@" || self == "/" }

  /// The characters beyond ASCII that an IRI may hold anywhere (RFC 3987, `ucschar`).
  var isInIRI: Bool {
    switch value {
    case 0xA0...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFEF: true
    case 0x10000...0xEFFFD: value & 0xFFFF <= 0xFFFD && value >> 12 != 0xE0
    default: false
    }
  }

  /// The characters for private use, which only a query may hold (RFC 3987, `iprivate`).
  var isPrivateInIRI: Bool {
    switch value {
    case 0xE000...0xF8FF: true
    case 0xF0000...0x10FFFD: value & 0xFFFF <= 0xFFFD
    default: false
    }
  }

  var isASCIILetter: Bool { isASCII && UInt8(value).isLetter }
  var isDecimalDigit: Bool { isASCII && UInt8(value).isDigit }
  var isASCIIHexDigit: Bool { isASCII && UInt8(value).isHexDigit }
}

extension Substring.UnicodeScalarView {
  /// Takes what must follow a percent sign.
  mutating func takesTwoHexDigits() -> Bool {
    guard let high = popFirst(), let low = popFirst() else { return false }
    return high.isASCIIHexDigit && low.isASCIIHexDigit
  }
}
