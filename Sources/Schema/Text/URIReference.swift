/// The parts of a URI reference that resolving one against another needs (RFC 3986, chapter 5).
struct URIReference: Hashable {
  var scheme: Substring?
  var authority: Substring?
  var path: String
  var query: Substring?
  var fragment: Substring?

  init(_ text: String) {
    var rest = text[...]
    if let hash = rest.firstIndex(of: "#") {
      fragment = rest[rest.index(after: hash)...]
      rest = rest[..<hash]
    }
    if let mark = rest.firstIndex(of: "?") {
      query = rest[rest.index(after: mark)...]
      rest = rest[..<mark]
    }
    if let colon = rest.firstIndex(where: { $0 == ":" || $0 == "/" }), rest[colon] == ":", rest.first?.isLetter == true
    {
      scheme = rest[..<colon]
      rest = rest[rest.index(after: colon)...]
    }
    if rest.hasPrefix("//") {
      let start = rest.index(rest.startIndex, offsetBy: 2)
      let end = rest[start...].firstIndex(of: "/") ?? rest.endIndex
      authority = rest[start..<end]
      rest = rest[end...]
    }
    path = String(rest)
  }

  /// The reference as seen from `base`.
  func resolved(against base: URIReference) -> URIReference {
    var result = self
    guard scheme == nil else { return result.normalized }
    result.scheme = base.scheme
    guard authority == nil else { return result.normalized }
    result.authority = base.authority
    if path.isEmpty {
      result.path = base.path
      if query == nil { result.query = base.query }
      return result
    }
    if !path.hasPrefix("/") { result.path = Self.merge(base, path) }
    return result.normalized
  }

  private static func merge(_ base: URIReference, _ path: String) -> String {
    if base.authority != nil, base.path.isEmpty { return "/" + path }
    guard let stroke = base.path.lastIndex(of: "/") else { return path }
    return String(base.path[...stroke]) + path
  }

  /// The reference without dot segments (RFC 3986, 5.2.4).
  private var normalized: URIReference {
    guard path.contains("./") || path.hasSuffix("/.") || path.hasSuffix("/..") else { return self }
    var output: [Substring] = []
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      if part == ".." {
        if output.count > 1 { output.removeLast() }
        if isLast { output.append("") }
      } else if part == "." {
        if isLast { output.append("") }
      } else {
        output.append(part)
      }
    }
    var result = self
    result.path = output.joined(separator: "/")
    return result
  }

  /// The text without the fragment: what a schema resource is known by.
  var absolute: String {
    (scheme.map { "\($0):" } ?? "") + (authority.map { "//\($0)" } ?? "") + path + (query.map { "?\($0)" } ?? "")
  }
}

extension StringProtocol {
  /// The text with percent escapes decoded; as it is where they do not decode to UTF-8.
  var percentDecoded: String {
    guard utf8.contains(UInt8(ascii: "%")) else { return String(self) }
    var bytes: [UInt8] = []
    var rest = utf8[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2).map { Character(Unicode.Scalar($0)).hexDigitValue }
      if byte == UInt8(ascii: "%"), digits.count == 2, let high = digits[0], let low = digits[1] {
        bytes.append(UInt8(high << 4 | low))
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self) ?? String(self)
  }
}
