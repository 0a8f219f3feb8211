extension String {
  /// The text as it may be shown on a terminal or in a log: one line, control and direction characters escaped as
  /// `\u{…}`, cut to `limit` characters with an ellipsis.
  package func shown(limit: Int = 60) -> String {
    var shown = ""
    var length = 0
    for scalar in unicodeScalars {
      guard length < limit else { return shown + "…" }
      if scalar.mustBeEscaped {
        shown += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        shown.unicodeScalars.append(scalar)
      }
      length += 1
    }
    return shown
  }
}

extension Unicode.Scalar {
  /// Controls, line separators, zero-width and direction characters, and the byte order mark.
  fileprivate var mustBeEscaped: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x61C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB,
      0xE0000...0xE007F:
      true
    default: false
    }
  }
}
