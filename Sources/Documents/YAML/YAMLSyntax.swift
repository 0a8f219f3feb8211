/// Puts libyaml's grammar errors into words that help somebody who writes items.
enum YAMLSyntax {
  static func problem(_ failure: YAMLEvents.Failure, in bytes: UnsafeBufferPointer<UInt8>) -> Problem {
    if let offset = failure.offset {
      return Problem(.encoding, at: Mark(of: offset, in: bytes))
    }
    if (failure.problem + failure.context).contains("directive") {
      return Problem(.directive, at: Mark(line: Int(failure.mark.line), column: 1))
    }
    let isKnownFromStart = pointsToStart.contains(failure.problem)
    // libyaml takes the end of the text for a line of its own.
    let mark = min(isKnownFromStart ? failure.contextMark : failure.mark, Mark(behindTextOf: bytes))
    if failure.problem == "found character that cannot start any token" {
      return Problem(.syntax, at: mark, detail: start(at: mark, in: bytes))
    }
    let detail = sentences.first { $0.problem == failure.problem }?.detail
    return Problem(.syntax, at: mark, detail: detail ?? fallback(failure))
  }

  /// Problems that libyaml notices far behind the place where they begin.
  private static let pointsToStart = [
    "found unexpected end of stream", "found unexpected document indicator", "could not find expected ':'",
  ]

  private static func fallback(_ failure: YAMLEvents.Failure) -> String {
    failure.context.isEmpty ? failure.problem : "\(failure.problem) \(failure.context)"
  }

  /// A character that no value begins with.
  private static func start(at mark: Mark, in bytes: UnsafeBufferPointer<UInt8>) -> String {
    switch byte(at: mark, in: bytes) {
    case UInt8(ascii: "\t"): "a tab indents this line: indent with spaces"
    case UInt8(ascii: "`"): "a value cannot begin with a backquote: put it in quotes"
    case let byte?: "a value cannot begin with `\(Character(Unicode.Scalar(byte)))`: put it in quotes"
    case nil: "a value cannot begin here: put it in quotes"
    }
  }

  private static func byte(at mark: Mark, in bytes: UnsafeBufferPointer<UInt8>) -> UInt8? {
    var line = 1
    var index = 0
    while line < Int(mark.line), index < bytes.count {
      if bytes[index] == 0x0A { line += 1 }
      index += 1
    }
    var column = 1
    while column < Int(mark.column), index < bytes.count {
      index += 1
      if index < bytes.count, bytes[index] & 0xC0 != 0x80 { column += 1 }
    }
    return index < bytes.count && bytes[index] < 0x80 ? bytes[index] : nil
  }

  private static let sentences: [(problem: String, detail: String)] = [
    (
      "mapping values are not allowed in this context",
      "`: ` is not allowed here: quote the value, or check the indentation"
    ),
    ("did not find expected key", "a key is expected here: check the indentation, and quotes that close too early"),
    ("could not find expected ':'", "a key without a `:` after it"),
    ("did not find expected '-' indicator", "`- ` is expected here: check the indentation"),
    (
      "block sequence entries are not allowed in this context",
      "a list cannot begin here: put `- ` on a line of its own"
    ),
    ("did not find expected ',' or ']'", "`,` or `]` is expected here"),
    ("did not find expected ',' or '}'", "`,` or `}` is expected here"),
    ("did not find expected node content", "a value is expected here"),
    ("found unknown escape character", "no such escape: write `\\\\` for a backslash, or use single quotes"),
    ("did not find expected hexdecimal number", "hexadecimal digits are expected after this escape"),
    ("found invalid Unicode character escape code", "this escape is no character"),
    ("did not find expected whitespace or line break", "a space is expected here"),
    ("found a tab character that violates indentation", "a tab indents this line: indent with spaces"),
    ("found a tab character where an indentation space is expected", "a tab indents this line: indent with spaces"),
    ("found unexpected document indicator", "the quotes that open here are never closed"),
    ("found unexpected end of stream", "the quotes that open here are never closed"),
    ("found an indentation indicator equal to 0", "an indentation of 0 is not allowed"),
    ("did not find expected comment or line break", "nothing but a comment may follow here"),
    ("did not find expected <document start>", "the document has ended before this: check the indentation"),
    ("block mapping entries are not allowed in this context", "a key cannot stand here: check the indentation"),
    ("mapping keys are not allowed in this context", "a key cannot stand here: check the indentation"),
    ("found undefined tag handle", "a tag, which is not allowed: put the value in quotes"),
    (
      "did not find expected alphabetic or numeric character",
      "`*` and `&` begin aliases and anchors: put the value in quotes"
    ),
  ]
}
