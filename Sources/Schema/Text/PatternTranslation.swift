/// Turns a pattern of ECMA-262 into one that PCRE2 reads the same way, where the two differ.
enum PatternTranslation {
  // With PCRE2's ALT_BSUX, `\x{…}` is no escape: `\u` with four digits is, and characters stand for themselves.
  /// ECMA-262 white space and line ends, as the inside of a class.
  private static let space =
    "\\u0009-\\u000D\\u0020\\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF"
  /// Everything else.
  private static let nonSpace =
    "\\u0000-\\u0008\\u000E-\\u001F\\u0021-\\u009F\\u00A1-\\u167F\\u1681-\\u1FFF\\u200B-\\u2027"
    + "\\u202A-\\u202E\\u2030-\\u205E\\u2060-\\u2FFF\\u3001-\\uFEFE\\uFF00-\u{10FFFF}"
  /// What a full stop matches: all but the line ends of ECMA-262.
  private static let any = "[^\\n\\r\\u2028\\u2029]"

  /// Long names of general categories, as ECMA-262 allows them, and PCRE2's short ones.
  private static let categories = [
    "Letter": "L", "Uppercase_Letter": "Lu", "Lowercase_Letter": "Ll", "Titlecase_Letter": "Lt",
    "Modifier_Letter": "Lm",
    "Other_Letter": "Lo", "Mark": "M", "Nonspacing_Mark": "Mn", "Spacing_Mark": "Mc", "Enclosing_Mark": "Me",
    "Number": "N", "Decimal_Number": "Nd", "digit": "Nd", "Letter_Number": "Nl", "Other_Number": "No",
    "Punctuation": "P", "punct": "P", "Symbol": "S", "Math_Symbol": "Sm", "Currency_Symbol": "Sc", "Separator": "Z",
    "Space_Separator": "Zs", "Other": "C", "Control": "Cc", "cntrl": "Cc", "Format": "Cf", "Unassigned": "Cn",
    "Private_Use": "Co", "Surrogate": "Cs",
  ]

  static func translated(_ pattern: String) -> String {
    // Character by character would let a combining mark hide a bracket.
    var output = String.UnicodeScalarView()
    var rest = pattern.unicodeScalars[...]
    var inClass = false
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\\": output += escape(&rest, inClass).unicodeScalars
      case "." where !inClass: output += any.unicodeScalars
      // A bracket inside a class is a character to ECMA-262, and may open a POSIX class to PCRE2.
      case "[" where inClass: output += "\\[".unicodeScalars
      default:
        if scalar == "[" { inClass = true }
        if scalar == "]" { inClass = false }
        output.append(scalar)
      }
    }
    return String(output)
  }

  private static func escape(_ rest: inout Substring.UnicodeScalarView, _ inClass: Bool) -> String {
    guard let escaped = rest.popFirst() else { return "\\" }
    switch escaped {
    case "s": return inClass ? space : "[\(space)]"
    case "S": return inClass ? nonSpace : "[\(nonSpace)]"
    case "p", "P":
      guard rest.first == "{", let end = rest.firstIndex(of: "}") else { return "\\\(escaped)" }
      let name = rest[rest.index(after: rest.startIndex)..<end]
      rest = rest[rest.index(after: end)...]
      return "\\\(escaped){\(property(String(name)))}"
    default: return "\\\(escaped)"
    }
  }

  private static func property(_ name: String) -> String {
    let halves = name.split(separator: "=", maxSplits: 1)
    let value = String(halves.last ?? "")
    return categories[value] ?? value
  }
}
