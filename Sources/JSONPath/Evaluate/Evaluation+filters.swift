import Documents

/// Logical expressions and comparisons, RFC 9535, 2.3.5.2.
extension Evaluation {
  /// Whether a test holds for what `@` stands for.
  mutating func holds(_ number: Int, for current: Int) -> Bool {
    switch tables.tests[number] {
    case .all(let range):
      for test in tables.listed[range] where !holds(test, for: current) { return false }
      return true
    case .any(let range):
      for test in tables.listed[range] where holds(test, for: current) { return true }
      return false
    case .not(let test): return !holds(test, for: current)
    case .exists(let query): return exists(tables.queries[query], for: current)
    case .comparison(let number):
      let comparison = tables.comparisons[number]
      let left = value(of: comparison.left, for: current)
      let right = value(of: comparison.right, for: current)
      return compare(left, right, by: comparison.comparator, at: current)
    case .match(let match): return matches(tables.matches[match], for: current)
    }
  }

  private mutating func exists(_ query: Tables.Query, for current: Int) -> Bool {
    let start = query.isRelative ? current : root
    if query.isSingular { return node(of: query, from: start) != nil }
    var selection = Selection(most: 1)
    _ = follow(query, from: start, into: &selection)
    return selection.count > 0
  }

  /// What an operand comes to.
  mutating func value(of operand: Tables.Operand, for current: Int) -> Term {
    switch operand {
    case .null: return .null
    case .boolean(let value): return .boolean(value)
    case .integer(let value): return .integer(value)
    case .number(let number): return .literalNumber(number)
    case .string(let range): return .text(source.literal(range))
    case .query(let number):
      let query = tables.queries[number]
      return node(of: query, from: query.isRelative ? current : root).map { source.value(of: $0) } ?? .nothing
    case .length(let operand): return length(of: value(of: tables.operands[operand], for: current), at: current)
    case .count(let query): return .integer(selection(of: query, most: .max, for: current).count)
    case .value(let query):
      let selection = selection(of: query, most: 2, for: current)
      return selection.count == 1 ? source.value(of: selection.first) : .nothing
    }
  }

  private mutating func selection(of number: Int, most: Int, for current: Int) -> Selection {
    let query = tables.queries[number]
    var selection = Selection(most: most)
    _ = follow(query, from: query.isRelative ? current : root, into: &selection)
    return selection
  }

  /// 2.3.5.2.2.
  private mutating func compare(
    _ left: Term, _ right: Term, by comparator: Tables.Comparator, at index: Int
  ) -> Bool {
    switch comparator {
    case .equal: areEqual(left, right, at: index)
    case .unequal: !areEqual(left, right, at: index)
    case .less: isLess(left, right, at: index)
    case .greater: isLess(right, left, at: index)
    case .lessOrEqual: isLess(left, right, at: index) || areEqual(left, right, at: index)
    case .greaterOrEqual: isLess(right, left, at: index) || areEqual(left, right, at: index)
    }
  }
}
