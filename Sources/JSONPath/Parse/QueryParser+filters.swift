/// Logical expressions, RFC 9535, 2.3.5.
extension QueryParser {
  /// What stands where a test, a side of a comparison or an argument is wanted.
  enum Term {
    /// A literal, or a function that gives a value, with its name.
    case literal(Tables.Operand)
    case function(Tables.Operand, name: String)
    /// One of the tables' queries.
    case query(Int)
    /// `match()` or `search()`, one of the tables' matches.
    case match(Int, name: String)
  }

  /// `logical-or-expr`: one of the tables' tests.
  mutating func readOr() throws(JSONPathError) -> Int {
    var tests = [try readAnd()]
    while takeBehindBlanks("||") {
      skipBlanks()
      tests.append(try readAnd())
    }
    return tests.count == 1 ? tests[0] : tables.tests.place(.any(tables.listed.place(all: tests)))
  }

  /// `logical-and-expr`.
  private mutating func readAnd() throws(JSONPathError) -> Int {
    var tests = [try readBasic()]
    while takeBehindBlanks("&&") {
      skipBlanks()
      tests.append(try readBasic())
    }
    return tests.count == 1 ? tests[0] : tables.tests.place(.all(tables.listed.place(all: tests)))
  }

  /// `basic-expr`: something in parentheses, a comparison or a test.
  private mutating func readBasic() throws(JSONPathError) -> Int {
    let start = position
    let isNegated = take("!")
    if isNegated { skipBlanks() }
    let test: Int
    if next == UInt8(ascii: "(") {
      test = try readParentheses()
    } else {
      let place = position
      let term = try readTerm()
      if let comparator = takeComparator() {
        guard !isNegated else { throw fault("`!` in front of a comparison wants parentheses round it", at: start) }
        return try compare(term, from: place, comparator)
      }
      test = try self.test(term, from: place)
    }
    return isNegated ? tables.tests.place(.not(test)) : test
  }

  private mutating func readParentheses() throws(JSONPathError) -> Int {
    let opening = position
    return try inside { parser throws(JSONPathError) in
      _ = parser.take("(")
      parser.skipBlanks()
      let test = try parser.readOr()
      parser.skipBlanks()
      guard parser.take(")") else { throw parser.fault("`)` is missing, for the `(` at \(parser.offset(of: opening))") }
      return test
    }
  }

  /// A literal, a query or a call.
  mutating func readTerm() throws(JSONPathError) -> Term {
    switch next {
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return .literal(.string(try readString()))
    case UInt8(ascii: "@"), UInt8(ascii: "$"):
      let isRelative = next == UInt8(ascii: "@")
      position += 1
      let segments = try readSegments()
      return .query(add(segments, isRelative: isRelative))
    case let byte? where byte.isDigit || byte == UInt8(ascii: "-"): return .literal(try readNumber())
    case let byte? where byte.isLetter: return try readWord()
    default: throw fault("`@`, `$`, a literal or a function is missing")
    }
  }

  /// `true`, `false`, `null` or a call.
  private mutating func readWord() throws(JSONPathError) -> Term {
    let start = position
    let word = String(decoding: bytes[takeAll { $0.beginsName || $0.isDigit }], as: UTF8.self)
    if next == UInt8(ascii: "(") { return try readCall(of: word, from: start) }
    switch word {
    case "true": return .literal(.boolean(true))
    case "false": return .literal(.boolean(false))
    case "null": return .literal(.null)
    default: throw fault("`\(word.shortened)` is neither a literal nor the call of a function", at: start)
    }
  }

  /// An operator behind blanks, with the blanks behind it; nil, and nothing read, where there is none.
  private mutating func takeComparator() -> Tables.Comparator? {
    let known: [(StaticString, Tables.Comparator)] = [
      ("==", .equal), ("!=", .unequal), ("<=", .lessOrEqual), (">=", .greaterOrEqual), ("<", .less), (">", .greater),
    ]
    for (text, comparator) in known where takeBehindBlanks(text) {
      skipBlanks()
      return comparator
    }
    return nil
  }

  private mutating func compare(
    _ term: Term, from place: Int, _ comparator: Tables.Comparator
  ) throws(JSONPathError) -> Int {
    let left = try comparable(term, from: place)
    let rightPlace = position
    // Read first: what asks about it must see the tables with it.
    let other = try readTerm()
    let right = try comparable(other, from: rightPlace)
    return tables.tests.place(
      .comparison(tables.comparisons.place(.init(left: left, comparator: comparator, right: right))))
  }

  /// A side of a comparison; throws where the term has no one value.
  private func comparable(_ term: Term, from place: Int) throws(JSONPathError) -> Tables.Operand {
    switch term {
    case .literal(let operand), .function(let operand, name: _): return operand
    case .query(let query) where tables.queries[query].isSingular: return .query(query)
    case .query: throw fault("a query that may select several nodes has no one value to compare", at: place)
    case .match(_, let name): throw fault("`\(name)` is true or false by itself, and is not compared", at: place)
    }
  }

  /// A test by itself; throws where the term is none.
  private mutating func test(_ term: Term, from place: Int) throws(JSONPathError) -> Int {
    switch term {
    case .query(let query): return tables.tests.place(.exists(query))
    case .match(let match, name: _): return tables.tests.place(.match(match))
    case .literal: throw fault("a literal alone is no test: compare it with something", at: place)
    case .function(_, let name): throw fault("`\(name)` alone is no test: compare what it gives", at: place)
    }
  }
}

extension String {
  /// The text, cut where it is too long for a message.
  var shortened: String { unicodeScalars.count > 40 ? String(unicodeScalars.prefix(40)) + "…" : self }
}
