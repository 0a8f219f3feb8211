/// Text as a Swift string literal on one line, in ASCII.
///
/// Never a literal of several lines: the compiler reads CRLF in those as LF.
struct SwiftLiteral: CustomStringConvertible {
  let description: String

  init(_ text: String) {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": literal += "\\\\"
      case "\"": literal += "\\\""
      case "\n": literal += "\\n"
      case "\r": literal += "\\r"
      case "\t": literal += "\\t"
      case " "..."~": literal.unicodeScalars.append(scalar)
      default: literal += "\\u{\(String(scalar.value, radix: 16))}"
      }
    }
    description = literal + "\""
  }
}
