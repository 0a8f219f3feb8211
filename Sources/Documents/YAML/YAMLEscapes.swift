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
