/// Holds a text against the grammar of RFC 9485, section 4, and translates it on the way.
///
/// Groups are counted, so that a hostile text cannot be deeper than the stack.
struct IRegexpReader {
  private var rest: Substring.UnicodeScalarView
  private var depth = 0
  private(set) var output = ""

  init(_ text: String) {
    rest = text.unicodeScalars[...]
  }

  /// `i-regexp`, the whole text.
  mutating func read() throws(IRegexp.Fault) {
    // Whether an atom stands before this place, which a quantifier may repeat.
    var isRepeatable = false
    while let scalar = rest.popFirst() {
      switch scalar {
      case "(":
        depth += 1
        output += "(?:"
        isRepeatable = false
      case ")":
        guard depth > 0 else { throw IRegexp.Fault(text: "a parenthesis is closed that was not opened") }
        depth -= 1
        output += ")"
        isRepeatable = true
      case "|":
        output += "|"
        isRepeatable = false
      case "*", "+", "?", "{":
        guard isRepeatable else { throw IRegexp.Fault(text: "`\(scalar)` repeats nothing") }
        try readQuantifier(scalar)
        isRepeatable = false
      default:
        try readAtom(scalar)
        isRepeatable = true
      }
    }
    guard depth == 0 else { throw IRegexp.Fault(text: "a parenthesis is not closed") }
  }

  private mutating func readQuantifier(_ first: Unicode.Scalar) throws(IRegexp.Fault) {
    guard first == "{" else {
      output.unicodeScalars.append(first)
      return
    }
    let least = try readCount()
    var bounds = least
    if take(",") {
      bounds += ","
      if rest.first != "}" {
        let most = try readCount()
        guard !least.isMore(than: most) else {
          throw IRegexp.Fault(text: "{\(least.shortened),\(most.shortened)} repeats at least more often than at most")
        }
        bounds += most
      }
    }
    guard take("}") else { throw IRegexp.Fault(text: "a brace is not closed") }
    output += "{\(bounds)}"
  }

  /// `QuantExact`, without zeros in front.
  private mutating func readCount() throws(IRegexp.Fault) -> String {
    let digits = rest.prefix { ("0"..."9").contains($0) }
    guard !digits.isEmpty else { throw IRegexp.Fault(text: "a number is missing in braces") }
    rest = rest[digits.endIndex...]
    let significant = digits.drop { $0 == "0" }
    return significant.isEmpty ? "0" : String(significant)
  }

  /// `NormalChar` or `charClass`.
  private mutating func readAtom(_ scalar: Unicode.Scalar) throws(IRegexp.Fault) {
    switch scalar {
    case ".": output += "[^\\n\\r]"
    case "[": try readClass()
    case "\\":
      if let escape = try readPropertyEscape() {
        output += escape
      } else {
        literal(try readSingleEscape())
      }
    case "]", "}": throw IRegexp.Fault(text: "`\(scalar)` wants a backslash in front")
    // Plain characters to the grammar and anchors to the mapping, which leaves them alone; repeated, they want a group.
    case "^", "$":
      let isRepeated = rest.first.map { "*+?{".unicodeScalars.contains($0) } ?? false
      output += isRepeated ? "(?:\(scalar))" : String(scalar)
    default: literal(scalar)
    }
  }

  /// `charClassExpr`, from behind its bracket.
  private mutating func readClass() throws(IRegexp.Fault) {
    output += "["
    if take("^") { output += "^" }
    guard rest.first != "]" else { throw IRegexp.Fault(text: "the brackets are empty") }
    if take("-") { output += "\\-" }
    while !take("]") {
      if take("-") {
        guard take("]") else { throw IRegexp.Fault(text: "`-` in brackets wants a backslash in front") }
        output += "\\-]"
        return
      }
      try readClassPart()
    }
    output += "]"
  }

  /// `CCE1`: a character, a range or a property.
  private mutating func readClassPart() throws(IRegexp.Fault) {
    if rest.first == "\\" {
      let start = rest
      rest = rest.dropFirst()
      if let escape = try readPropertyEscape() {
        output += escape
        return
      }
      rest = start
    }
    let low = try readClassCharacter()
    literal(low)
    guard rest.first == "-", let second = rest.dropFirst().first, second != "]" else { return }
    rest = rest.dropFirst()
    let high = try readClassCharacter()
    guard low <= high else { throw IRegexp.Fault(text: "a range in brackets ends before it begins") }
    output += "-"
    literal(high)
  }

  /// `CCchar`.
  private mutating func readClassCharacter() throws(IRegexp.Fault) -> Unicode.Scalar {
    guard let scalar = rest.popFirst() else { throw IRegexp.Fault(text: "a bracket is not closed") }
    switch scalar {
    case "\\": return try readSingleEscape()
    case "-", "[", "]": throw IRegexp.Fault(text: "`\(scalar)` in brackets wants a backslash in front")
    default: return scalar
    }
  }
}

extension IRegexpReader {
  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard rest.first == scalar else { return false }
    rest = rest.dropFirst()
    return true
  }

  /// A character that stands for itself.
  private mutating func literal(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\n": output += "\\n"
    case "\r": output += "\\r"
    default:
      if scalar.isASCIIMark { output += "\\" }
      output.unicodeScalars.append(scalar)
    }
  }

  /// `SingleCharEsc`, from behind the backslash.
  private mutating func readSingleEscape() throws(IRegexp.Fault) -> Unicode.Scalar {
    guard let scalar = rest.popFirst() else { throw IRegexp.Fault(text: "a backslash escapes nothing") }
    switch scalar {
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "("..."+", "-", ".", "?", "["..."^", "{"..."}": return scalar
    default: throw IRegexp.Fault(text: "`\\\(String(scalar))` is no escape of I-Regexp")
    }
  }

  /// `charClassEsc`, from behind the backslash; nil, and nothing read, where none begins.
  private mutating func readPropertyEscape() throws(IRegexp.Fault) -> String? {
    guard let letter = rest.first, letter == "p" || letter == "P" else { return nil }
    let body = rest.dropFirst()
    guard body.first == "{", let end = body.firstIndex(of: "}") else {
      throw IRegexp.Fault(text: "`\\\(letter)` wants a category in braces")
    }
    let name = String(body[..<end].dropFirst())
    guard Self.categories.contains(name) else {
      throw IRegexp.Fault(text: "`\(name.shortened)` is no category of Unicode that I-Regexp knows")
    }
    rest = body[body.index(after: end)...]
    return "\\\(letter){\(name)}"
  }

  /// `IsCategory`: general categories of Unicode.
  private static let categories: Set<String> = Set(
    [("L", "lmotu"), ("M", "cen"), ("N", "dlo"), ("P", "cdefios"), ("Z", "lps"), ("S", "ckmo"), ("C", "cfno")]
      .flatMap { group, parts in [group] + parts.map { group + String($0) } })
}

extension String {
  /// Whether a number in digits, without zeros in front, is larger than another one.
  fileprivate func isMore(than other: String) -> Bool {
    let (own, others) = (utf8.count, other.utf8.count)
    return own == others ? other.utf8.lexicographicallyPrecedes(utf8) : own > others
  }
}

extension Unicode.Scalar {
  /// Whether the character may have a meaning of its own to a regular expression, and so is escaped.
  fileprivate var isASCIIMark: Bool {
    isASCII && value > 0x20 && value < 0x7F && !properties.isAlphabetic && !("0"..."9").contains(self)
  }
}
