extension String {
  /// The text as it may be shown on a terminal or in a log: one line, control and direction characters escaped as
  /// `\u{…}`, cut to `limit` characters with an ellipsis.
  ///
  /// - Parameter isPlain: whether everything beyond ASCII is escaped too, where a reader has to see in what two texts
  ///   differ, though their letters look the same.
  package func shown(limit: Int = 60, plain isPlain: Bool = false) -> String {
    // Nearly every text is short and plain, and a report shows a hundred thousand of them.
    if utf8.count <= limit, utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) { return self }
    var shown = ""
    var length = 0
    for scalar in unicodeScalars {
      guard length < limit else { return shown + "…" }
      if scalar.mustBeEscaped || isPlain && !scalar.isASCII {
        shown += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        shown.unicodeScalars.append(scalar)
      }
      length += 1
    }
    return shown
  }
}

extension String {
  /// The text as one word of a POSIX shell, for commands that people copy from a help text.
  package var shellQuoted: String {
    let isPlain = !isEmpty && utf8.allSatisfy { $0.isPlainInShell }
    return isPlain
      ? self : "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}

extension UInt8 {
  fileprivate var isPlainInShell: Bool {
    (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
      || "/._-+,:=@%".utf8.contains(self)
  }
}

extension Unicode.Scalar {
  /// Whether the character may not reach a terminal or a log as it is: controls, line separators, zero-width and
  /// direction characters, the byte order mark, and the two code points that are no characters of any text.
  package var mustBeEscaped: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x61C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB,
      0xFFFE...0xFFFF, 0xE0000...0xE007F:
      true
    default: false
    }
  }
}
