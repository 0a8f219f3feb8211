import Documents

extension Evaluation {
  /// Says why no branch of an `anyOf` or `oneOf` holds: what all of them want where that is one thing, and otherwise
  /// what is wrong by the branch that came closest.
  mutating func explain(_ list: Range<Int>, at index: Int, _ evaluated: inout Evaluated) {
    guard isCollecting else { return }
    let attempts = program.listed[list].map { attempt($0, at: index, evaluated.fresh) }
    let closest = attempts.enumerated().min { left, right in
      (Distance(left.element.complaints, at: index), left.offset)
        < (Distance(right.element.complaints, at: index), right.offset)
    }
    guard let closest = closest?.element else { return }
    // What the closest branch knows is not reported a second time as unknown.
    evaluated.formUnion(closest.evaluated)
    if let fault = missing(attempts, closest, at: index) ?? mismatch(attempts, at: index) {
      _ = fail(fault, at: index)
    } else if let (tag, values) = tag(attempts, closest) {
      _ = fail(.notOne(of: values), at: tag)
    } else {
      complaints += shared(attempts, closest, at: index)
    }
  }

  private typealias Attempt = (complaints: [Complaint], evaluated: Evaluated)

  private mutating func attempt(_ subschema: Int32, at index: Int, _ evaluated: Evaluated) -> Attempt {
    var own = evaluated
    let complaints = complaints { _ = $0.evaluate(Int(subschema), at: index, &own) }
    return (complaints, own)
  }

  /// The fields that an attempt misses; nil where anything else is wrong too.
  private func fields(_ attempt: Attempt, at index: Int) -> [String]? {
    let names = attempt.complaints.compactMap { $0.index == index ? $0.fault.missingField : nil }
    return names.isEmpty || names.count < attempt.complaints.count ? nil : names
  }

  /// The fault that no branch has its fields, where nothing else is wrong and they have none in common.
  private func missing(_ attempts: [Attempt], _ closest: Attempt, at index: Int) -> Fault? {
    let fields = attempts.compactMap { self.fields($0, at: index) }
    guard attempts.count > 1, fields.count == attempts.count else { return nil }
    return common(fields).isEmpty ? .missingOne(of: fields) : nil
  }

  /// The closest attempt's complaints; of missing fields only those that every branch wants, since they decide which
  /// others are needed.
  private func shared(_ attempts: [Attempt], _ closest: Attempt, at index: Int) -> [Complaint] {
    let fields = attempts.compactMap { self.fields($0, at: index) }
    guard fields.count == attempts.count else { return closest.complaints }
    let common = common(fields)
    return closest.complaints.filter { $0.fault.missingField.map { common.contains($0) } ?? true }
  }

  private func common(_ fields: [[String]]) -> Set<String> {
    fields.dropFirst().reduce(Set(fields.first ?? [])) { $0.intersection($1) }
  }

  /// What the value may be instead, where it is wrong as a whole for every branch.
  private func mismatch(_ attempts: [Attempt], at index: Int) -> Fault? {
    guard attempts.count > 1 else { return nil }
    var values: [Node] = []
    var types: TypeMask = []
    for attempt in attempts {
      let faults = attempt.complaints.filter { $0.index == index && $0.fault.isMismatch }.map(\.fault)
      guard !faults.isEmpty else { return nil }
      // A branch that names its values need not name their type.
      let named = faults.flatMap(\.values)
      values += named.filter { value in !values.contains { $0.isEqual(to: value) } }
      if named.isEmpty { faults.forEach { types.formUnion($0.types) } }
    }
    if values.isEmpty { return .type(types) }
    return types.isEmpty ? .notOne(of: values) : .mismatch(values: values, types: types)
  }

  /// The field by whose value the branches differ, and the values, where no branch has the one that is there.
  private func tag(_ attempts: [Attempt], _ closest: Attempt) -> (index: Int, values: [Node])? {
    guard attempts.count > 1 else { return nil }
    for complaint in closest.complaints where !complaint.fault.values.isEmpty {
      var values: [Node] = []
      let isTag = attempts.allSatisfy { attempt in
        let wanted = attempt.complaints.filter { $0.index == complaint.index }.flatMap(\.fault.values)
        values += wanted.filter { value in !values.contains { $0.isEqual(to: value) } }
        return !wanted.isEmpty
      }
      if isTag { return (complaint.index, values) }
    }
    return nil
  }

  /// The fault that several branches hold where one must: too many fields, if fields are all that they ask for.
  func excess(of list: Range<Int>, matched: Int, at index: Int) -> Fault {
    guard isCollecting else { return .severalBranches(matched) }
    let node = node(index)
    let fields = program.listed[list].map { fieldsAlone($0) }
    guard fields.allSatisfy({ !$0.isEmpty }) else { return .severalBranches(matched) }
    var seen: Set<String> = []
    return .severalFields(fields.joined().filter { node[$0] != nil && seen.insert($0).inserted })
  }

  /// The fields that a subschema requires, if that is all it asks for.
  func fieldsAlone(_ subschema: Int32) -> [String] {
    let subschema = program.subschemas[Int(subschema)]
    guard subschema.end - subschema.start == 1 else { return [] }
    let instruction = program.instructions[Int(subschema.start)]
    guard instruction.operation == .object else { return [] }
    let table = program.objects[Int(instruction.first)]
    let isBare =
      table.patterns.isEmpty && table.additional < 0
      && program.properties[table.properties].allSatisfy { $0.subschema < 0 }
    return isBare ? Array(program.required[table.required]) : []
  }

  /// Whether a subschema knows a key, by itself or by what it refers to.
  func knows(_ key: Int, _ number: Int32, depth: Int = 0) -> Bool {
    guard number >= 0, depth < 8 else { return false }
    let subschema = program.subschemas[Int(number)]
    return program.instructions[Int(subschema.start)..<Int(subschema.end)].contains { instruction in
      switch instruction.operation {
      case .object:
        program.knows(bytes(key), in: program.objects[Int(instruction.first)])
      case .reference: knows(key, instruction.first, depth: depth + 1)
      case .allOf: program.listed[program.lists[Int(instruction.first)]].contains { knows(key, $0, depth: depth + 1) }
      default: false
      }
    }
  }

  func entry(_ name: String, in index: Int) -> (key: Node, value: Node)? {
    node(index).entries.first { $0.key.bytes.elementsEqual(name.utf8) }
  }
}

extension Array {
  /// The element of a list of one; nil for every other.
  var only: Element? { count == 1 ? first : nil }
}

extension Fault {
  /// The values that would be right.
  fileprivate var values: [Node] {
    switch self {
    case .notOne(let values), .mismatch(let values, _): values
    case .notConst(let value): [value]
    default: []
    }
  }

  /// The types that would be right.
  fileprivate var types: TypeMask {
    switch self {
    case .type(let types), .mismatch(_, let types): types
    default: []
    }
  }
}

/// How far a branch is from matching: one that wants another value altogether is farthest, then one whose fixed values
/// differ, for they tell branches apart; then the number of complaints decides.
private struct Distance: Comparable {
  let isAnother: Bool
  let wrongConstants: Int
  let wrongChoices: Int
  let count: Int

  init(_ complaints: [Complaint], at index: Int) {
    isAnother = complaints.contains { $0.index == index && $0.fault.isMismatch }
    let choices = complaints.compactMap { complaint -> Int? in
      switch complaint.fault {
      case .notConst: 1
      case .notOne(let values): values.count
      default: nil
      }
    }
    wrongConstants = choices.count { $0 == 1 }
    wrongChoices = choices.count - wrongConstants
    count = complaints.count
  }

  static func < (left: Distance, right: Distance) -> Bool {
    if left.isAnother != right.isAnother { return right.isAnother }
    return (left.wrongConstants, left.wrongChoices, left.count)
      < (right.wrongConstants, right.wrongChoices, right.count)
  }
}
