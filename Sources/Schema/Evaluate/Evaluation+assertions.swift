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
    if Number.smallInteger(bytes) != nil { return true }
    return Number(bytes)?.isInteger ?? false
  }

  mutating func type(_ allowed: TypeMask, at index: Int) -> Bool {
    let kind = records[index].kind
    if kind == .number, allowed.contains(.number) { return true }
    return allowed.isDisjoint(with: mask(at: index)) ? fail(.type(allowed), at: index) : true
  }

  mutating func isOne(of values: Range<Int>, at index: Int) -> Bool {
    for value in values where isEqual(value, at: index) { return true }
    // Most branches that are tried fail here, and nobody asks why.
    return fail(.notOne(of: isCollecting ? Array(program.values[values]) : []), at: index)
  }

  mutating func isConst(_ value: Int, at index: Int) -> Bool {
    isEqual(value, at: index) ? true : fail(.notConst(program.values[value]), at: index)
  }

  /// Whether a node is the value of a number in the program.
  private func isEqual(_ value: Int, at index: Int) -> Bool {
    let constant = program.constants[value]
    guard constant.kind == records[index].kind else { return false }
    switch constant.kind {
    case .null: return true
    case .boolean, .string: return program.holds(bytes(index), at: constant.bytes)
    case .number, .sequence, .mapping: return program.values[value].isEqual(to: node(index))
    }
  }

  mutating func bound(_ operation: Program.Operation, _ bound: Number, at index: Int) -> Bool {
    guard records[index].kind == .number else { return true }
    let bytes = bytes(index)
    let holds: Bool
    if operation != .multipleOf, let found = Number.smallInteger(bytes), let limit = bound.integer {
      holds = Self.holds(operation, found, limit: limit)
    } else if let number = Number(bytes) {
      holds = operation == .multipleOf ? number.isMultiple(of: bound) : Self.holds(operation, number, limit: bound)
    } else {
      return true
    }
    return holds ? true : fail(.bound(operation, bound), at: index)
  }

  private static func holds<Value: Comparable>(_ operation: Program.Operation, _ found: Value, limit: Value) -> Bool {
    switch operation {
    case .maximum: found <= limit
    case .exclusiveMaximum: found < limit
    case .minimum: found >= limit
    default: found > limit
    }
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
    schema.patterns[number]?.match(bytes) ?? .undecided
  }

  mutating func uniqueItems(at index: Int) -> Bool {
    guard records[index].kind == .sequence, records[index].count > 1 else { return true }
    if records[index].count <= Self.fewElements { return fewAreUnique(at: index) }
    var seen: [Int: [(position: Int, node: Node)]] = Dictionary(minimumCapacity: Int(records[index].count))
    for (position, element) in node(index).elements.enumerated() {
      let hash = element.valueHash
      if let earlier = seen[hash]?.first(where: { $0.node.isEqual(to: element) }) {
        return fail(.duplicate(of: earlier.position), at: element.index)
      }
      seen[hash, default: []].append((position, element))
    }
    return true
  }

  /// So few elements are compared one with the other; more are hashed.
  private static let fewElements = 8

  private mutating func fewAreUnique(at index: Int) -> Bool {
    let end = Int(records[index].next)
    var element = Int(records[index + 1].next)
    while element < end {
      var (earlier, number) = (index + 1, 0)
      while earlier < element {
        if isSameValue(earlier, element) { return fail(.duplicate(of: number), at: element) }
        earlier = Int(records[earlier].next)
        number += 1
      }
      element = Int(records[element].next)
    }
    return true
  }

  private func isSameValue(_ left: Int, _ right: Int) -> Bool {
    guard records[left].kind == records[right].kind else { return false }
    switch records[left].kind {
    case .null: return true
    case .boolean, .string: return bytes(left).holdsSame(as: bytes(right))
    case .number, .sequence, .mapping: return node(left).isEqual(to: node(right))
    }
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
    hasher.combine(kind.rawValue)
    switch kind {
    case .null: return
    case .boolean, .string: bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    case .number: hasher.combine(number)
    case .sequence: elements.forEach { $0.combine(into: &hasher) }
    case .mapping:
      // The order of the keys must not count.
      var sum = 0
      for entry in entries {
        var own = Hasher()
        entry.key.combine(into: &own)
        entry.value.combine(into: &own)
        sum ^= own.finalize()
      }
      hasher.combine(sum)
    }
  }
}
