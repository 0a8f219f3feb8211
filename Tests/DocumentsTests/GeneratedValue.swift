import Documents

/// Makes values that are hard to write: every kind, nested deep, with texts that readers trip over.
struct GeneratedValue {
  var random: SplitMix64

  static let pieces = [
    "a", "b", "word", "é", "ü\u{301}", "😀", "日本語", " ", "  ", "\n", "\n\n", "\t", "\r", "\r\n", ": ", ":", " #", "#",
    "- ", "-", "? ", "?", ", ", ",",
    "[", "]", "{", "}", "&", "*", "!", "|", ">", "'", "\"", "%", "@", "`", "\\", "\\n", "/", "~", "<<", "=", "---",
    "...", "\n---\n", "\n...\n",
    "no", "Yes", "on", "y", "null", "Null", "true", "FALSE", "0", "1", "-1", "+1", "1.5", "1e3", ".5", "5.", ".inf",
    "-.inf", ".nan", "012", "0x1F", "0o17",
    "0b1", "1_000", "1:30", "2026-01-01", "2026-01-01T00:00:00Z", "1.0.0", "\u{0}", "\u{7}", "\u{1B}", "\u{7F}",
    "\u{85}", "\u{A0}", "\u{2028}", "\u{2029}",
    "\u{FEFF}", "\u{FFFD}", "\u{FFFE}", "\u{FFFF}", "\u{10FFFF}",
    "long words that go on and on until the end of the line is passed, and then some more ",
    "http://example.com/?q=1&r=[2]", "C:\\path", "func f() {\n  return 1\n}\n", "\n    indented", "# heading\n",
  ]

  static let numbers = [
    "0", "-0", "1", "-17", "1.50", "1e400", "-2.5E-7", "123456789012345678901234567890", "0.10", "1E+2",
  ]

  mutating func text() -> String {
    switch random.below(20) {
    case 0: return ""
    case 1...8: return random.pick(Self.pieces)
    case 9: return String(repeating: random.pick(Self.pieces), count: random.below(40))
    default: return (0...random.below(9)).map { _ in random.pick(Self.pieces) }.joined()
    }
  }

  mutating func scalar() -> Value {
    switch random.below(10) {
    case 0: .null
    case 1: .boolean(random.chance(50))
    case 2: .number(random.pick(Self.numbers))
    default: .string(text())
    }
  }

  mutating func key(_ taken: inout Set<[UInt8]>) -> String {
    var key = random.chance(60) ? random.pick(["id", "name", "b", "c", "z-1", "x y", "path"]) : text()
    if random.chance(1) { key = String(repeating: "key", count: 300 + random.below(100)) }
    while !taken.insert(Array(key.utf8)).inserted { key += random.pick(["1", "x", " ", "'"]) }
    return key
  }

  mutating func value(depth: Int = 0) -> Value {
    let wide = depth == 0 ? 5 : 3
    switch random.below(depth > 6 ? 10 : 18) {
    case 10...13: return .list((0..<random.below(wide + 1)).map { _ in value(depth: depth + 1) })
    case 14...17:
      var taken: Set<[UInt8]> = []
      return .mapping((0..<random.below(wide + 1)).map { _ in Value.Entry(key(&taken), value(depth: depth + 1)) })
    default: return depth == 0 && random.chance(90) ? value(depth: 0) : scalar()
    }
  }

  /// One value inside many collections.
  mutating func deep(_ levels: Int) -> Value {
    (0..<levels).reduce(scalar()) { inner, _ in random.chance(50) ? .list([inner]) : .mapping([.init("k", inner)]) }
  }
}
