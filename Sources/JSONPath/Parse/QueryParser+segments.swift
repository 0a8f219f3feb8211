/// Segments and selectors, RFC 9535, 2.3 and 2.5.
extension QueryParser {
  /// The segments that follow `$` or `@`.
  mutating func readSegments() throws(JSONPathError) -> [Tables.Segment] {
    var segments: [Tables.Segment] = []
    while true {
      let start = position
      skipBlanks()
      guard let segment = try readSegment() else {
        position = start
        return segments
      }
      segments.append(segment)
    }
  }

  /// Nil, and nothing read, where no segment begins.
  private mutating func readSegment() throws(JSONPathError) -> Tables.Segment? {
    if next == UInt8(ascii: "[") { return segment(try readBrackets(), isDescendant: false) }
    guard take(".") else { return nil }
    let isDescendant = take(".")
    if isDescendant, next == UInt8(ascii: "[") { return segment(try readBrackets(), isDescendant: true) }
    if take("*") { return segment([.wildcard], isDescendant: isDescendant) }
    guard let first = next, first.beginsName else {
      let wanted = isDescendant ? "a name, `*` or `[` is missing behind `..`" : "a name or `*` is missing behind `.`"
      throw fault(next?.isDigit == true ? "a name that begins with a digit stands in brackets and quotes" : wanted)
    }
    let name = takeAll { $0.beginsName || $0.isDigit }
    return segment([.name(tables.text.place(all: Array(bytes[name])))], isDescendant: isDescendant)
  }

  private mutating func segment(_ selectors: [Tables.Selector], isDescendant: Bool) -> Tables.Segment {
    let isStep = !isDescendant && selectors.count == 1 && selectors.allSatisfy(\.isSingular)
    return Tables.Segment(
      isDescendant: isDescendant, isStep: isStep, selectors: tables.selectors.place(all: selectors))
  }

  private mutating func readBrackets() throws(JSONPathError) -> [Tables.Selector] {
    try inside { parser throws(JSONPathError) in
      _ = parser.take("[")
      var selectors: [Tables.Selector] = []
      repeat {
        parser.skipBlanks()
        selectors.append(try parser.readSelector())
        parser.skipBlanks()
      } while parser.take(",")
      guard parser.take("]") else { throw parser.fault("`]` is missing behind the selector") }
      return selectors
    }
  }

  private mutating func readSelector() throws(JSONPathError) -> Tables.Selector {
    switch next {
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return .name(try readString())
    case UInt8(ascii: "*"):
      position += 1
      return .wildcard
    case UInt8(ascii: "?"):
      position += 1
      skipBlanks()
      return .filter(try readOr())
    case UInt8(ascii: "@"), UInt8(ascii: "$"): throw fault("a query in brackets begins with `?`, as a filter")
    case let byte?
    where byte.isDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "+"):
      return try readPosition()
    case let byte? where byte.beginsName: throw fault("a name in brackets wants quotes")
    default: throw fault("a selector is missing: a name in quotes, a number, `*`, a slice or a filter behind `?`")
    }
  }

  /// An index or a slice, 2.3.3 and 2.3.4.
  private mutating func readPosition() throws(JSONPathError) -> Tables.Selector {
    let start = next == UInt8(ascii: ":") ? nil : try readInteger()
    guard takeBehindBlanks(":") else {
      guard let start else { throw fault("a number is missing") }
      return .index(start)
    }
    let end = try readBound()
    let step = takeBehindBlanks(":") ? try readBound() : nil
    return .slice(tables.slices.place(Tables.Slice(start: start, end: end, step: step ?? 1)))
  }

  /// A number behind blanks; nil, and nothing read, where there is none.
  private mutating func readBound() throws(JSONPathError) -> Int? {
    let start = position
    skipBlanks()
    if let byte = next, byte.isDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") {
      return try readInteger()
    }
    position = start
    return nil
  }
}

extension UInt8 {
  /// `name-first`, 2.5.1.1: a letter, an underscore, or a part of what is not ASCII.
  var beginsName: Bool { isLetter || self == UInt8(ascii: "_") || self >= 0x80 }
  var isDigit: Bool { (48...57).contains(self) }
  var isLetter: Bool { (65...90).contains(self) || (97...122).contains(self) }
}
