/// Calls of functions and whether they are well-typed, RFC 9535, 2.4.
extension QueryParser {
  /// A call, from its opening parenthesis on.
  mutating func readCall(of name: String, from start: Int) throws(JSONPathError) -> Term {
    let wanted: Int
    switch name {
    case "length", "count", "value": wanted = 1
    case "match", "search": wanted = 2
    default:
      throw fault(
        "there is no function `\(name.shortened)`: there are length, count, match, search and value", at: start)
    }
    let arguments = try readArguments()
    guard arguments.count == wanted else {
      let few = wanted == 1 ? "one argument" : "two arguments"
      throw fault("`\(name)` takes \(few), and \(arguments.count) are given", at: start)
    }
    switch name {
    case "length": return .function(.length(tables.operands.place(try value(arguments[0], of: name))), name: name)
    case "count": return .function(.count(try nodes(arguments[0], of: name)), name: name)
    case "value": return .function(.value(try nodes(arguments[0], of: name)), name: name)
    default: return .match(try match(arguments, name), name: name)
    }
  }

  private typealias Argument = (term: Term, place: Int)

  private mutating func readArguments() throws(JSONPathError) -> [Argument] {
    try inside { parser throws(JSONPathError) in
      _ = parser.take("(")
      var arguments: [Argument] = []
      if parser.takeBehindBlanks(")") { return arguments }
      repeat {
        parser.skipBlanks()
        guard parser.next != UInt8(ascii: "("), parser.next != UInt8(ascii: "!") else {
          throw parser.fault("an argument is a literal, a query or a function, and no condition")
        }
        let place = parser.position
        arguments.append((try parser.readTerm(), place))
        parser.skipBlanks()
      } while parser.take(",")
      guard parser.take(")") else { throw parser.fault("`,` or `)` is missing behind the argument") }
      return arguments
    }
  }

  /// An argument of the RFC's ValueType.
  private func value(_ argument: Argument, of name: String) throws(JSONPathError) -> Tables.Operand {
    switch argument.term {
    case .literal(let operand), .function(let operand, name: _): return operand
    case .query(let query) where tables.queries[query].isSingular: return .query(query)
    case .query:
      throw fault("`\(name)` takes one value, and this query may select several nodes", at: argument.place)
    case .match(_, let inner):
      throw fault("`\(name)` takes a value, and `\(inner)` is only true or false", at: argument.place)
    }
  }

  /// An argument of the RFC's NodesType: one of the tables' queries.
  private func nodes(_ argument: Argument, of name: String) throws(JSONPathError) -> Int {
    guard case .query(let query) = argument.term else {
      throw fault("`\(name)` takes a query, and this is none", at: argument.place)
    }
    return query
  }

  private mutating func match(_ arguments: [Argument], _ name: String) throws(JSONPathError) -> Int {
    let text = try value(arguments[0], of: name)
    let pattern = try value(arguments[1], of: name)
    let isWhole = name == "match"
    guard case .string(let range) = pattern else {
      return tables.matches.place(.init(isWhole: isWhole, text: text, pattern: .operand(pattern)))
    }
    let literal = literalPattern(
      String(decoding: tables.text[range], as: UTF8.self), isWhole: isWhole, at: arguments[1].place)
    return tables.matches.place(.init(isWhole: isWhole, text: text, pattern: .literal(tables.patterns.place(literal))))
  }

  /// A pattern in quotes; where it is faulty, that is noted, and it matches nothing.
  private mutating func literalPattern(
    _ pattern: String, isWhole: Bool, at place: Int
  ) -> Tables.LiteralPattern {
    do throws(IRegexp.Fault) {
      let expression = try IRegexp(pattern)
      if let fault = expression.sizeFault { note(fault, at: place) }
      return Tables.LiteralPattern(isWhole: isWhole, translated: expression.translated)
    } catch {
      note("the pattern is no I-Regexp (RFC 9485): \(error.text)", at: place)
      return Tables.LiteralPattern(isWhole: isWhole, translated: nil)
    }
  }

  private mutating func note(_ text: String, at place: Int) {
    faultyPatterns.append(JSONPath.FaultyPattern(text: text, offset: offset(of: place)))
  }
}
