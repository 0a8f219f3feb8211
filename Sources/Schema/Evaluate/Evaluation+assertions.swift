import Documents

extension Evaluation {
  /// The type of a node as JSON Schema sees it: an integer is a number too.
  func mask(at index: Int) -> TypeMask {
    switch records[index].kind {
    case .null: return .null
    case .boolean: return .boolean
    case .string: return .string
    case .sequence: return .array
    case .mapping: return .object
    case .number: return isInteger(at: index) ? [.number, .integer] : .number
    }
  }

  private func isInteger(at index: Int) -> Bool {
    let bytes = bytes(index)
    // A number without point and exponent needs no arithmetic.
    if bytes.allSatisfy({ $0.isDigitOrSign }) { return true }
    return Number(bytes)?.isInteger ?? false
  }

  mutating func type(_ allowed: TypeMask, at index: Int) -> Bool {
    let kind = records[index].kind
    if kind == .number, allowed.contains(.number) { return true }
    return allowed.isDisjoint(with: mask(at: index)) ? fail(.type(allowed), at: index) : true
  }

  mutating func isOne(of values: [Node], at index: Int) -> Bool {
    let found = node(index)
    return values.contains { $0.isEqual(to: found) } ? true : fail(.notOne(of: values), at: index)
  }

  mutating func isConst(_ value: Node, at index: Int) -> Bool {
    value.isEqual(to: node(index)) ? true : fail(.notConst(value), at: index)
  }

  mutating func bound(_ operation: Program.Operation, _ bound: Number, at index: Int) -> Bool {
    guard records[index].kind == .number, let number = Number(bytes(index)) else { return true }
    let holds =
      switch operation {
      case .multipleOf: number.isMultiple(of: bound)
      case .maximum: number <= bound
      case .exclusiveMaximum: number < bound
      case .minimum: number >= bound
      default: number > bound
      }
    return holds ? true : fail(.bound(operation, bound), at: index)
  }

  mutating func length(_ operation: Program.Operation, _ limit: Int, at index: Int) -> Bool {
    guard records[index].kind == .string else { return true }
    // A character has one to four bytes, which mostly settles it without counting.
    let size = Int(records[index].count)
    if operation == .minLength ? size >= limit * 4 : size <= limit { return true }
    let found = bytes(index).reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    let holds = operation == .minLength ? found >= limit : found <= limit
    return holds ? true : fail(.length(operation, limit, found: found), at: index)
  }

  mutating func size(_ operation: Program.Operation, _ limit: Int, at index: Int) -> Bool {
    let isForLists = operation == .minItems || operation == .maxItems
    guard records[index].kind == (isForLists ? .sequence : .mapping) else { return true }
    let found = Int(records[index].count)
    let isLeast = operation == .minItems || operation == .minProperties
    return (isLeast ? found >= limit : found <= limit) ? true : fail(.size(operation, limit), at: index)
  }

  mutating func pattern(_ number: Int, at index: Int) -> Bool {
    guard records[index].kind == .string else { return true }
    switch matches(number, bytes(index)) {
    case .match: return true
    case .noMatch: return fail(.pattern(program.patterns[number]), at: index)
    case .undecided: return fail(.undecided(pattern: program.patterns[number]), at: index)
    }
  }

  mutating func format(_ format: StringFormat?, at index: Int) -> Bool {
    guard records[index].kind == .string, let format, !format.accepts(bytes(index)) else { return true }
    return fail(.format(format), at: index)
  }

  func matches(_ number: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Pattern.Outcome {
    patterns[number]?.match(bytes) ?? .undecided
  }

  mutating func uniqueItems(at index: Int) -> Bool {
    guard records[index].kind == .sequence, records[index].count > 1 else { return true }
    var seen: [Int: [(position: Int, node: Node)]] = [:]
    for (position, element) in node(index).elements.enumerated() {
      let hash = element.valueHash
      if let earlier = seen[hash]?.first(where: { $0.node.isEqual(to: element) }) {
        return fail(.duplicate(of: earlier.position), at: element.index)
      }
      seen[hash, default: []].append((position, element))
    }
    return true
  }
}

extension UInt8 {
  fileprivate var isDigitOrSign: Bool {
    (48...57).contains(self) || self == UInt8(ascii: "-") || self == UInt8(ascii: "+")
  }
}

extension Node {
  /// Whether two nodes are the same value: numbers by value, mappings whatever the order of their keys.
  func isEqual(to other: Node) -> Bool {
    guard kind == other.kind else { return false }
    switch kind {
    case .null: return true
    case .boolean, .string: return bytes == other.bytes
    case .number: return bytes == other.bytes || number == other.number
    case .sequence: return count == other.count && zip(elements, other.elements).allSatisfy { $0.isEqual(to: $1) }
    case .mapping:
      guard count == other.count else { return false }
      let others = Dictionary(
        other.entries.map { (Array($0.key.bytes), $0.value) }, uniquingKeysWith: { first, _ in first })
      return entries.allSatisfy { entry in others[Array(entry.key.bytes)].map { entry.value.isEqual(to: $0) } ?? false }
    }
  }

  /// The same for equal values.
  fileprivate var valueHash: Int {
    var hasher = Hasher()
    combine(into: &hasher)
    return hasher.finalize()
  }

  private func combine(into hasher: inout Hasher) {
    hasher.combine(kind)
    switch kind {
    case .null: return
    case .boolean, .string: hasher.combine(bytes)
    case .number: hasher.combine(number)
    case .sequence: elements.forEach { $0.combine(into: &hasher) }
    // The order of the keys must not count.
    case .mapping:
      hasher.combine(entries.reduce(0) { $0 ^ ($1.key.bytes.hashValue &* 31 &+ $1.value.valueHash) })
    }
  }
}
