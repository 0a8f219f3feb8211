/// Tells comments from code, line by line, in whatever language: by how a line begins, and by the three quotes between
/// which Python has its docstrings.
struct CommentReading {
  /// The quotes that are open.
  private var open: [UInt8]?

  private static let quotes = ["\"\"\"", "'''"].map { Array($0.utf8) }
  private static let beginnings = ["#", "//", "/*", "*", "--", ";", "%", "<!--"].map { Array($0.utf8) }

  /// Whether a line is a comment, or a part of one.
  ///
  /// - Parameter line: the one behind the last that was asked about, without the white space around it.
  mutating func isComment(_ line: ArraySlice<UInt8>) -> Bool {
    if let open {
      if line.count(of: open) % 2 == 1 { self.open = nil }
      return true
    }
    for quotes in Self.quotes where line.starts(with: quotes) || line.dropFirst().starts(with: quotes) {
      if line.count(of: quotes) % 2 == 1 { open = quotes }
      return true
    }
    if Self.beginnings.contains(where: { line.starts(with: $0) }) { return true }
    // A text of several lines that begins behind code.
    open = Self.quotes.first { line.count(of: $0) % 2 == 1 }
    return false
  }
}

extension ArraySlice<UInt8> {
  /// How often a text stands in it, without overlaps.
  fileprivate func count(of text: [UInt8]) -> Int {
    var (count, index) = (0, startIndex)
    while index < endIndex {
      let isHere = self[index...].starts(with: text)
      count += isHere ? 1 : 0
      index += isHere ? text.count : 1
    }
    return count
  }

  /// Whether a line of code, without the white space around it, declares a function or a type, or imports something.
  var isDeclaration: Bool {
    let words = split(separator: 0x20, maxSplits: 6).prefix(6).map { String(decoding: $0, as: UTF8.self) }
    guard let first = words.first(where: { !Self.modifiers.contains($0) }) else { return false }
    return Self.keywords.contains(first)
  }

  private static let modifiers: Set<String> = [
    "public", "private", "protected", "internal", "fileprivate", "open", "static", "final", "abstract", "async",
    "export", "default", "pub", "pub(crate)", "unsafe", "override", "virtual", "inline", "const", "mutating",
  ]
  private static let keywords: Set<String> = [
    "def", "class", "func", "fn", "function", "fun", "struct", "enum", "protocol", "interface", "trait", "impl",
    "extension", "module", "namespace", "package", "import", "from", "using", "use", "#include", "require",
  ]
}
