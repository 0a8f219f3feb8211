import Documents

extension Evaluation {
  /// A value as it is compared: what the RFC calls ValueType.
  enum Term {
    /// No value at all.
    case nothing
    case null
    case boolean(Bool)
    /// A number that a machine word holds.
    case integer(Int)
    /// Every other number: its digits in the document, or its place in the tables.
    case digits(UnsafeBufferPointer<UInt8>)
    case literalNumber(Int)
    case text(UnsafeBufferPointer<UInt8>)
    /// A list or a mapping.
    case collection(Int)
  }
}

extension Evaluation.Source {
  /// A node as it is compared.
  func value(of index: Int) -> Evaluation.Term {
    switch records[index].kind {
    case .null: return .null
    case .boolean: return .boolean(bytes(index).first == UInt8(ascii: "t"))
    case .number:
      let digits = bytes(index)
      return Number.smallInteger(digits).map { .integer($0) } ?? .digits(digits)
    case .string: return .text(bytes(index))
    case .sequence, .mapping: return .collection(index)
    }
  }
}

/// Equality and order of values, RFC 9535, 2.3.5.2.2.
extension Evaluation {
  /// Whether two values are equal; nothing equals nothing.
  mutating func areEqual(_ left: Term, _ right: Term, at index: Int) -> Bool {
    switch (left, right) {
    case (.nothing, .nothing), (.null, .null): true
    case (.boolean(let left), .boolean(let right)): left == right
    case (.integer(let left), .integer(let right)): left == right
    case (.text(let left), .text(let right)):
      left.count == right.count && spend(left.count >> 5, at: index) && left.elementsEqual(right)
    case (.collection(let left), .collection(let right)): areEqual(collections: left, right)
    default: numbers(left, right, at: index).map { $0 == $1 } ?? false
    }
  }

  /// Whether a number is smaller than another one, or a text comes before another one; false for all else.
  mutating func isLess(_ left: Term, _ right: Term, at index: Int) -> Bool {
    switch (left, right) {
    case (.integer(let left), .integer(let right)): left < right
    // The order of UTF-8 is that of Unicode scalar values.
    case (.text(let left), .text(let right)):
      spend(min(left.count, right.count) >> 5, at: index) && left.lexicographicallyPrecedes(right)
    default: numbers(left, right, at: index).map { $0 < $1 } ?? false
    }
  }

  /// Both values as exact numbers; nil where one is none.
  private mutating func numbers(_ left: Term, _ right: Term, at index: Int) -> (Number, Number)? {
    guard left.isNumber, right.isNumber, let first = number(left, at: index), let second = number(right, at: index)
    else { return nil }
    return (first, second)
  }

  private mutating func number(_ value: Term, at index: Int) -> Number? {
    switch value {
    case .integer(let value): Number(value)
    case .digits(let digits): spend(digits.count >> 2, at: index) ? Number(digits) : nil
    case .literalNumber(let number): tables.numbers[number]
    case .nothing, .null, .boolean, .text, .collection: nil
    }
  }

  /// Lists are equal element by element, mappings key by key in whatever order.
  private mutating func areEqual(collections left: Int, _ right: Int) -> Bool {
    let (first, second) = (source.records[left], source.records[right])
    guard first.kind == second.kind, first.count == second.count, spend(1 + Int(first.count), at: left) else {
      return false
    }
    if left == right { return true }
    guard enter(at: left) else { return false }
    defer { leave() }
    let offset = first.kind == .mapping ? 1 : 0
    var (one, other) = (left + 1 + offset, right + 1 + offset)
    while one < Int(first.next) {
      guard let partner = offset == 0 ? other : partner(of: one - 1, in: right, likely: other - 1),
        areEqual(source.value(of: one), source.value(of: partner), at: one)
      else { return false }
      one = Int(source.records[one].next) + offset
      other = Int(source.records[other].next) + offset
    }
    return true
  }

  /// The value under the key of another mapping; most often it stands in the same place there.
  private mutating func partner(of key: Int, in mapping: Int, likely: Int) -> Int? {
    let name = source.bytes(key)
    guard spend(name.count >> 5, at: key) else { return nil }
    return source.bytes(likely).elementsEqual(name) ? likely + 1 : value(under: name, in: mapping)
  }
}

extension Evaluation.Term {
  fileprivate var isNumber: Bool {
    switch self {
    case .integer, .digits, .literalNumber: true
    case .nothing, .null, .boolean, .text, .collection: false
    }
  }
}
