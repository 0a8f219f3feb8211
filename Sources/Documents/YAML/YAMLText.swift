/// How a text can be written in YAML so that every reader gets the same text back.
struct YAMLText {
  let bytes: [UInt8]
  /// Holds characters that only an escape can carry: control characters, and what some readers take for a line end or
  /// for a byte order mark. Line feeds and tabs do not count.
  private(set) var needsEscapes = false
  private(set) var hasBreak = false
  private(set) var hasTab = false
  /// A line ends in a blank, which editors like to remove.
  private(set) var hasTrailingBlank = false
  /// A line begins with a blank.
  private(set) var hasLeadingBlank = false

  init(_ text: String) {
    bytes = Array(text.utf8)
    var previous: UInt32 = 0x0A
    for scalar in text.unicodeScalars {
      note(scalar.value, after: previous)
      previous = scalar.value
    }
    if Self.isBlank(previous) { hasTrailingBlank = true }
  }

  private mutating func note(_ value: UInt32, after previous: UInt32) {
    switch value {
    case 0x0A:
      hasBreak = true
      if Self.isBlank(previous) { hasTrailingBlank = true }
    case 0x09, 0x20:
      if value == 0x09 { hasTab = true }
      if previous == 0x0A { hasLeadingBlank = true }
    default: if Self.needsEscape(value) { needsEscapes = true }
    }
  }

  private static func isBlank(_ value: UInt32) -> Bool { value == 0x20 || value == 0x09 }

  /// Whether a character cannot stand for itself.
  static func needsEscape(_ value: UInt32) -> Bool {
    switch value {
    case 0x0A, 0x09: false
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  /// Whether the text can be a literal block: nothing in it needs an escape, and no line ends in a blank.
  var canBeLiteral: Bool {
    hasBreak && !needsEscapes && !hasTrailingBlank && bytes.contains { $0 != 0x0A }
  }

  /// Whether the lines of the text can be folded: each begins with a character that is no blank.
  var canBeFolded: Bool {
    !needsEscapes && !hasTrailingBlank && !hasLeadingBlank && !hasTab && bytes.first != 0x0A && !bytes.isEmpty
  }

  /// The longest line, in bytes.
  var longestLine: Int {
    bytes.split(separator: 0x0A).map(\.count).max() ?? 0
  }

  /// Whether the first line that is not empty begins with a blank, so that its indentation has to be told.
  var needsIndentation: Bool {
    bytes.first { $0 != 0x0A } == 0x20 || bytes.first { $0 != 0x0A } == 0x09
  }

  /// The line ends at the end of the text.
  var finalBreaks: Int {
    bytes.reversed().prefix { $0 == 0x0A }.count
  }

  /// The header of a literal or folded block: style, indentation where it has to be told, and how the text ends.
  func header(_ style: Character) -> String {
    let chomping = finalBreaks == 0 ? "-" : finalBreaks == 1 ? "" : "+"
    return "\(style)\(needsIndentation ? "2" : "")\(chomping)"
  }
}

extension YAMLText {
  /// Whether the text can stand without quotes and is taken for a text by every reader.
  func canBePlain(inFlow: Bool) -> Bool {
    guard !bytes.isEmpty, !needsEscapes, !hasBreak, !hasTab, !hasTrailingBlank, !hasLeadingBlank else { return false }
    return startsPlain && staysPlain(inFlow) && !Misreading.readsAsAnotherType(bytes)
  }

  private var startsPlain: Bool {
    if bytes.starts(with: "---".utf8) || bytes.starts(with: "...".utf8) { return false }
    if bytes[0] == UInt8(ascii: "-") { return bytes.count > 1 && bytes[1] != 0x20 }
    return !"?:,[]{}#&*!|>'\"%@`".utf8.contains(bytes[0])
  }

  private func staysPlain(_ inFlow: Bool) -> Bool {
    for (index, byte) in bytes.enumerated() {
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0x20
      switch byte {
      case UInt8(ascii: ":"):
        if next == 0x20 || inFlow && !next.isLetterOrDigit && next != UInt8(ascii: "/") { return false }
      case UInt8(ascii: "#"): if index > 0, bytes[index - 1] == 0x20 { return false }
      case _ where inFlow: if ",[]{}?".utf8.contains(byte) { return false }
      default: break
      }
    }
    return true
  }
}

extension UInt8 {
  var isLetterOrDigit: Bool { isDigit || (0x61...0x7A).contains(self | 0x20) }
}

/// Texts in quotes.
enum YAMLEscapes {
  /// In single quotes, where nothing is escaped but the quote itself.
  static func single(_ bytes: [UInt8]) -> String {
    var text = "'"
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      text.unicodeScalars.append(scalar)
      if scalar == "'" { text += "'" }
    }
    return text + "'"
  }

  /// In double quotes, on one line.
  static func double(_ bytes: [UInt8]) -> String {
    var text = "\""
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars { text += escaped(scalar) }
    return text + "\""
  }

  /// In double quotes, with a line of its own for each line of the text.
  static func broken(_ bytes: [UInt8], indent: Int) -> String {
    var text = "\""
    var startsLine = false
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if startsLine {
        text += "\\\n" + String(repeating: " ", count: indent)
        // Blanks that begin a line are not part of the text, unless the first of them is escaped.
        if scalar == " " { text += "\\" }
      }
      text += escaped(scalar)
      startsLine = scalar == "\n"
    }
    return text + "\""
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\n": "\\n"
    case "\t": "\\t"
    case "\r": "\\r"
    default: YAMLText.needsEscape(scalar.value) ? hexadecimal(scalar.value) : String(scalar)
    }
  }

  /// `\u0085`; every character that needs it fits into four digits.
  static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
