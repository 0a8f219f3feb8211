/// Reads a query by the grammar of RFC 9535 and compiles it on the way.
///
/// Functions that read a part begin at its first byte and leave off behind its last one.
struct QueryParser {
  /// The bytes of a query, at most.
  private static let longest = 8 << 10
  /// Filters, parentheses and calls inside one another, at most: each is a call of the parser inside another.
  private static let deepest = 64

  let bytes: [UInt8]
  var position = 0
  private var depth = 0
  var tables = Tables()
  var faultyPatterns: [JSONPath.FaultyPattern] = []

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// Reads the whole text, 2.1.1.
  mutating func parse() throws(JSONPathError) {
    guard bytes.count <= Self.longest else {
      throw JSONPathError(text: "the query has \(bytes.count) bytes, and \(Self.longest) is the most", offset: 0)
    }
    guard take("$") else { throw fault("a query begins with `$`") }
    let segments = try readSegments()
    guard position == bytes.count else {
      let end = position
      skipBlanks()
      guard position < bytes.count else { throw fault("white space is behind the query", at: end) }
      throw fault("`.` or `[` is missing behind a part of the query", at: end)
    }
    add(segments, isRelative: false)
  }

  /// Puts a query into the tables; a query is put behind those of its own filters.
  @discardableResult
  mutating func add(_ segments: [Tables.Segment], isRelative: Bool) -> Int {
    let isSingular = segments.allSatisfy(\.isStep)
    return tables.queries.place(
      Tables.Query(isRelative: isRelative, isSingular: isSingular, segments: tables.segments.place(all: segments)))
  }

  /// Reads what lies inside something else, unless that is too deep.
  mutating func inside<Result>(
    _ read: (inout QueryParser) throws(JSONPathError) -> Result
  ) throws(JSONPathError) -> Result {
    guard depth < Self.deepest else { throw fault("the query is nested deeper than \(Self.deepest) levels") }
    depth += 1
    defer { depth -= 1 }
    return try read(&self)
  }
}

extension QueryParser {
  /// The next byte; nil at the end.
  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// Takes a text if it stands here.
  mutating func take(_ text: StaticString) -> Bool {
    let stands = text.withUTF8Buffer { bytes[position...].starts(with: $0) }
    if stands { position += text.utf8CodeUnitCount }
    return stands
  }

  /// Takes what is wanted, from here on; its range.
  mutating func takeAll(where isWanted: (UInt8) -> Bool) -> Range<Int> {
    let start = position
    while position < bytes.count, isWanted(bytes[position]) { position += 1 }
    return start..<position
  }

  /// `S`, 2.1.1: blanks between the parts of a query.
  mutating func skipBlanks() {
    _ = takeAll { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
  }

  /// Skips blanks if a text stands behind them, and takes that too.
  mutating func takeBehindBlanks(_ text: StaticString) -> Bool {
    let start = position
    skipBlanks()
    if take(text) { return true }
    position = start
    return false
  }

  /// What is wrong at a byte, or here.
  func fault(_ text: String, at byte: Int? = nil) -> JSONPathError {
    JSONPathError(text: text, offset: offset(of: byte ?? position))
  }

  /// The Unicode scalars before a byte.
  func offset(of byte: Int) -> Int { bytes[..<byte].count { $0 & 0xC0 != 0x80 } }
}
