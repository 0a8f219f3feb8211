/// `regex`: the grammar of regular expressions, ECMA-262, 22.2.1, in Unicode mode; as in the wild, a mark that means
/// nothing may be escaped, and a bracket that opens nothing stands for itself.
struct RegexGrammar {
  private var rest: Substring.UnicodeScalarView
  private var groups: [Group] = []
  /// Whether what was read last may be repeated.
  private var isRepeatable = false
  private var captures = 0
  private var names: Set<String> = []
  private var references: (highest: Int, names: Set<String>) = (0, [])

  private enum Group {
    case plain, lookaround
  }

  /// Why a text is no regular expression.
  struct Fault: Error {
    let text: String
  }

  private init(_ text: String) {
    rest = text.unicodeScalars[...]
  }

  /// What is wrong with a regular expression; nil where nothing is.
  static func fault(in text: String) -> String? {
    var grammar = RegexGrammar(text)
    do throws(Fault) {
      try grammar.read()
      return nil
    } catch {
      return error.text
    }
  }

  // Groups are counted on a list of their own: a hostile text can be deeper than the stack.
  private mutating func read() throws(Fault) {
    while let scalar = rest.popFirst() {
      switch scalar {
      case "(": try open()
      case ")":
        guard let group = groups.popLast() else { throw Fault(text: "a parenthesis is closed that was not opened") }
        isRepeatable = group == .plain
      case "[": try readClass()
      case "\\": try readEscape()
      case "*", "+", "?": try repeated()
      case "{":
        if try readCount() { try repeated() } else { isRepeatable = true }
      case "^", "$", "|": isRepeatable = false
      default: isRepeatable = true
      }
    }
    guard groups.isEmpty else { throw Fault(text: "a parenthesis is not closed") }
    guard references.highest <= captures else { throw Fault(text: "\\\(references.highest) refers to no group") }
    if let name = references.names.subtracting(names).sorted().first {
      throw Fault(text: "\\k<\(name.excerpt)> refers to no group")
    }
  }

  private mutating func take(_ text: String) -> Bool {
    guard rest.starts(with: text.unicodeScalars) else { return false }
    rest = rest.dropFirst(text.unicodeScalars.count)
    return true
  }

  private mutating func open() throws(Fault) {
    isRepeatable = false
    groups.append(.plain)
    guard take("?") else {
      captures += 1
      return
    }
    if take(":") { return }
    if take("=") || take("!") || take("<=") || take("<!") {
      groups[groups.count - 1] = .lookaround
    } else if take("<") {
      captures += 1
      names.insert(try readName())
    } else {
      try readFlags()
    }
  }

  /// Flags for one group, `(?i-s:`; ECMA-262 has none for all that follows.
  private mutating func readFlags() throws(Fault) {
    let flags = rest.prefix { "ims-".unicodeScalars.contains($0) }
    rest = rest[flags.endIndex...]
    guard !flags.isEmpty, flags.count(where: { $0 == "-" }) <= 1, take(":") else {
      throw Fault(text: "(? is followed by what ECMA-262 does not know")
    }
  }

  private mutating func readName() throws(Fault) -> String {
    let name = rest.prefix { $0 != ">" }
    rest = rest[name.endIndex...]
    let isName = name.enumerated().allSatisfy { position, scalar in
      scalar == "$" || scalar == "_" || scalar.properties.isIDStart || (position > 0 && scalar.properties.isIDContinue)
    }
    guard take(">"), !name.isEmpty, isName else { throw Fault(text: "a group's name is malformed") }
    return String(name)
  }

  private mutating func repeated() throws(Fault) {
    guard isRepeatable else { throw Fault(text: "there is nothing to repeat") }
    _ = take("?")
    isRepeatable = false
  }

  /// Reads `3}`, `3,}` or `3,5}`; false, and nothing read, where the brace stands for itself.
  private mutating func readCount() throws(Fault) -> Bool {
    let inside = rest.prefix { $0 != "}" && ($0 == "," || $0.isDecimalDigit) }
    let bounds = inside.split(separator: ",", omittingEmptySubsequences: false)
    guard rest[inside.endIndex...].first == "}", (1...2).contains(bounds.count), let least = bounds.first,
      !least.isEmpty
    else { return false }
    rest = rest[inside.endIndex...].dropFirst()
    if bounds.count == 2, let low = Int(String(least)), let high = Int(String(bounds[1])), high < low {
      throw Fault(text: "{\(low),\(high)} repeats at least more often than at most")
    }
    return true
  }
}

extension RegexGrammar {
  private mutating func readEscape() throws(Fault) {
    isRepeatable = true
    if let digit = rest.first, ("1"..."9").contains(digit) {
      let digits = rest.prefix(while: \.isDecimalDigit)
      rest = rest[digits.endIndex...]
      references.highest = max(references.highest, Int(String(digits)) ?? .max)
    } else if take("k<") {
      references.names.insert(try readName())
    } else if take("b") || take("B") {
      isRepeatable = false
    } else {
      _ = try readCharacterEscape()
    }
  }

  /// A class, from behind its bracket.
  private mutating func readClass() throws(Fault) {
    isRepeatable = true
    _ = take("^")
    while !take("]") {
      let low = try readClassAtom()
      guard rest.first == "-", rest.dropFirst().first != "]", rest.count > 1 else { continue }
      rest = rest.dropFirst()
      let high = try readClassAtom()
      guard let low, let high else { throw Fault(text: "a range in brackets begins or ends with a class") }
      guard low <= high else { throw Fault(text: "a range in brackets ends before it begins") }
    }
  }

  /// A character in brackets; nil for one that stands for a class of them.
  private mutating func readClassAtom() throws(Fault) -> UInt32? {
    guard let scalar = rest.popFirst() else { throw Fault(text: "a bracket is not closed") }
    guard scalar == "\\" else { return scalar.value }
    if take("b") { return 8 }
    return try readCharacterEscape()
  }

  /// What a backslash escapes, but for references and word boundaries; nil for a class of characters.
  private mutating func readCharacterEscape() throws(Fault) -> UInt32? {
    guard let scalar = rest.popFirst() else { throw Fault(text: "a backslash escapes nothing") }
    switch scalar {
    case "d", "D", "w", "W", "s", "S": return nil
    case "t", "n", "v", "f", "r": return 9
    case "0":
      guard rest.first?.isDecimalDigit != true else { throw Fault(text: "\\0 is followed by a digit") }
      return 0
    case "c":
      guard let letter = rest.popFirst(), letter.isASCIILetter else { throw Fault(text: "\\c wants a letter") }
      return letter.value & 31
    case "x": return try hexadecimal(digits: 2)
    case "u": return try readUnicodeEscape()
    case "p", "P":
      try readProperty()
      return nil
    default:
      guard scalar.isASCII, !scalar.isASCIILetter, !scalar.isDecimalDigit else {
        throw Fault(text: "\\\(String(scalar).excerpt) is no escape of ECMA-262")
      }
      return scalar.value
    }
  }

  private mutating func readUnicodeEscape() throws(Fault) -> UInt32 {
    guard take("{") else { return try hexadecimal(digits: 4) }
    let digits = rest.prefix(while: \.isASCIIHexDigit)
    rest = rest[digits.endIndex...]
    guard take("}"), let value = UInt32(String(digits), radix: 16), value <= 0x10FFFF else {
      throw Fault(text: "\\u{…} names no character")
    }
    return value
  }

  private mutating func hexadecimal(digits count: Int) throws(Fault) -> UInt32 {
    let digits = rest.prefix(count)
    rest = rest.dropFirst(count)
    guard digits.count == count, digits.allSatisfy(\.isASCIIHexDigit), let value = UInt32(String(digits), radix: 16)
    else { throw Fault(text: "an escape wants \(count) hexadecimal digits") }
    return value
  }

  private mutating func readProperty() throws(Fault) {
    guard take("{") else { throw Fault(text: "\\p wants a property in braces") }
    let name = rest.prefix { $0.isASCIILetter || $0.isDecimalDigit || $0 == "_" || $0 == "=" }
    rest = rest[name.endIndex...]
    guard take("}"), !name.isEmpty, name.count(where: { $0 == "=" }) <= 1 else {
      throw Fault(text: "\\p{…} names no property")
    }
  }
}
