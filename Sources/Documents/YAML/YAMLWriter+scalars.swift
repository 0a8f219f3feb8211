extension YAMLWriter {
  /// Writes a scalar or an empty collection; gives whether it became a block scalar, which ends its own line.
  mutating func inline(_ draft: Draft, indent: Int, behind: Draft.Trailing? = nil) -> Bool {
    switch draft.content {
    case .list: text("[]")
    case .mapping: text("{}")
    case .scalar(.string(let string)):
      return self.string(YAMLText(string), indent, isFolded: draft.layout == .folded, behind: behind)
    case .scalar(let value): text(Self.plain(value))
    }
    return false
  }

  static func plain(_ value: Value) -> String {
    switch value {
    case .boolean(let value): value ? "true" : "false"
    case .number(let digits): Self.isNumber(digits) ? digits : quoted(YAMLText(digits), inFlow: true)
    default: "null"
    }
  }

  private static func isNumber(_ digits: String) -> Bool {
    var digits = digits
    return digits.withUTF8 { if case .number = CoreSchema.resolve($0) { true } else { false } }
  }

  private mutating func string(_ string: YAMLText, _ indent: Int, isFolded: Bool, behind: Draft.Trailing?) -> Bool {
    let room = max(Self.width - indent - 2, 40)
    let isLong = string.hasBreak ? string.longestLine > room : column + string.bytes.count > Self.width
    if isLong, string.canBeFolded, isFolded || !string.hasBreak, YAMLFolding.shortens(string.bytes, to: room) {
      header(string.header(">"), behind)
      lines(YAMLFolding.lines(of: string.bytes, width: room), indent + 2)
      keepsBlanks = string.finalBreaks > 1
      return true
    }
    if string.canBeLiteral {
      header(string.header("|"), behind)
      let body = string.finalBreaks > 0 ? string.bytes.dropLast() : string.bytes[...]
      lines(body.split(separator: 0x0A, omittingEmptySubsequences: false), indent + 2)
      keepsBlanks = string.finalBreaks > 1
      return true
    }
    if string.hasBreak, string.finalBreaks < string.bytes.count {
      text(YAMLEscapes.broken(string.bytes, indent: indent + 2))
    } else {
      text(Self.quoted(string, inFlow: false))
    }
    return false
  }

  private mutating func header(_ header: String, _ behind: Draft.Trailing?) {
    text(header)
    end(behind)
  }

  private mutating func lines(_ lines: [ArraySlice<UInt8>], _ indent: Int) {
    for line in lines {
      if !line.isEmpty { spaces(indent) }
      bytes.append(contentsOf: line)
      newLine()
    }
  }

  /// A text on one line, in quotes where it needs them.
  static func quoted(_ text: YAMLText, inFlow: Bool) -> String {
    if text.canBePlain(inFlow: inFlow) { return String(decoding: text.bytes, as: UTF8.self) }
    guard !text.needsEscapes, !text.hasBreak, !text.hasTab else { return YAMLEscapes.double(text.bytes) }
    let holdsEscapable = text.bytes.contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
    return holdsEscapable ? YAMLEscapes.single(text.bytes) : YAMLEscapes.double(text.bytes)
  }
}
