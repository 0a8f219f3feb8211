import Documents

extension Evaluation {
  /// One pass over a mapping's entries for all that its schema says about them by name.
  mutating func object(_ table: ObjectTable, at index: Int, _ evaluated: inout Evaluated) -> Bool {
    guard records[index].kind == .mapping else { return true }
    if isCollecting { knownFields[index, default: []] += fields(table) }
    var isValid = true
    var found = RequiredNames(count: table.required.count)
    var key = index + 1
    var position = 0
    let end = Int(records[index].next)
    while key < end {
      let value = key + 1
      let name = bytes(key)
      let property = program.property(name, in: table).map { program.properties[$0] }
      if let property, property.requirement >= 0 { found.insert(Int(property.requirement)) }
      if !entry(name, key, value: value, property: property, table: table, position: position, evaluated: &evaluated) {
        isValid = false
        if !isCollecting { return false }
      }
      key = Int(records[value].next)
      position += 1
    }
    return found.isComplete ? isValid : missing(found, table, at: index)
  }

  private mutating func entry(
    _ name: UnsafeBufferPointer<UInt8>, _ key: Int, value: Int, property: ObjectTable.Property?, table: ObjectTable,
    position: Int, evaluated: inout Evaluated
  ) -> Bool {
    var isValid = true
    var isKnown = false
    if let property, property.subschema >= 0 {
      isKnown = true
      isValid = child(property.subschema, key, value: value)
    }
    for number in table.patterns {
      let (pattern, subschema) = (program.keyPatterns[number].pattern, program.keyPatterns[number].subschema)
      switch matches(Int(pattern), name) {
      case .match:
        isKnown = true
        if !child(subschema, key, value: value) { isValid = false }
      case .undecided:
        if isCollecting { judgedKeys.insert(key) }
        return fail(.undecided(pattern: program.patterns[Int(pattern)]), at: key)
      case .noMatch: continue
      }
    }
    if !isKnown, table.additional >= 0 {
      isKnown = true
      if isNever(table.additional) {
        let candidates = isCollecting ? fields(table) : []
        isValid = fail(.unknown(key: key, candidates: candidates, keyword: "additionalProperties"), at: value)
      } else if !evaluate(table.additional, at: value) {
        isValid = false
      }
    }
    if isKnown { evaluated.insert(position) }
    return isValid
  }

  /// Holds a value against what its key asks; where nothing is allowed, it is the key that is wrong.
  private mutating func child(_ subschema: Int32, _ key: Int, value: Int) -> Bool {
    isNever(subschema) ? fail(.excluded(key: key, from: nil), at: value) : evaluate(subschema, at: value)
  }

  func isNever(_ subschema: Int32) -> Bool {
    let subschema = program.subschemas[Int(subschema)]
    guard subschema.end - subschema.start == 1 else { return false }
    return program.instructions[Int(subschema.start)].operation == .never
  }

  private mutating func missing(_ found: RequiredNames, _ table: ObjectTable, at index: Int) -> Bool {
    guard isCollecting else { return false }
    for (bit, name) in program.required[table.required].enumerated() where !found.contains(bit) {
      let subschema = program.properties[table.properties].first { Int($0.requirement) == bit }?.subschema ?? -1
      _ = fail(.missing(name, description: description(subschema)), at: index)
    }
    return false
  }

  /// What the schema says about itself, directly or by the schema it refers to.
  func description(_ subschema: Int32) -> String {
    subschema >= 0 ? program.descriptions[Int(subschema)] : ""
  }

  mutating func propertyNames(_ subschema: Int32, at index: Int) -> Bool {
    guard records[index].kind == .mapping else { return true }
    var isValid = true
    for entry in node(index).entries {
      if isCollecting { judgedKeys.insert(entry.key.index) }
      if evaluate(subschema, at: entry.key.index) { continue }
      isValid = false
      if !isCollecting { return false }
    }
    return isValid
  }

  mutating func dependentRequired(_ dependencies: [Program.Dependency], at index: Int) -> Bool {
    guard records[index].kind == .mapping else { return true }
    let node = node(index)
    var isValid = true
    for dependency in dependencies where node[dependency.name] != nil {
      for name in dependency.required where node[name] == nil {
        isValid = under(presence(of: dependency.name, at: index)) { evaluation in
          evaluation.fail(.missing(name, description: ""), at: index)
        }
      }
    }
    return isValid
  }

  mutating func dependentSchemas(
    _ dependencies: [Program.Dependency], at index: Int, _ evaluated: inout Evaluated
  ) -> Bool {
    guard records[index].kind == .mapping else { return true }
    let node = node(index)
    var isValid = true
    for dependency in dependencies where node[dependency.name] != nil {
      let holds = under(presence(of: dependency.name, at: index)) { evaluation in
        evaluation.evaluate(Int(dependency.subschema), at: index, &evaluated)
      }
      if !holds { isValid = false }
    }
    return isValid
  }

  mutating func elements(
    _ prefix: Range<Int>, rest: Int32, at index: Int, _ evaluated: inout Evaluated
  ) -> Bool {
    guard records[index].kind == .sequence else { return true }
    var isValid = true
    var element = index + 1
    var position = 0
    let end = Int(records[index].next)
    while element < end, rest >= 0 || position < prefix.count {
      let subschema = position < prefix.count ? program.listed[prefix.lowerBound + position] : rest
      if !evaluate(subschema, at: element) {
        isValid = false
        if !isCollecting { return false }
      }
      evaluated.insert(position)
      element = Int(records[element].next)
      position += 1
    }
    if rest >= 0 { evaluated.insertAll() }
    return isValid
  }

  mutating func contains(
    _ subschema: Int32, _ range: ClosedRange<Int>, at index: Int, evaluated: inout Evaluated
  ) -> Bool {
    guard records[index].kind == .sequence else { return true }
    var (found, position, element) = (0, 0, index + 1)
    let end = Int(records[index].next)
    while element < end {
      if quietly({ $0.evaluate(subschema, at: element) }) {
        found += 1
        evaluated.insert(position)
      }
      element = Int(records[element].next)
      position += 1
    }
    if range.contains(found) { return true }
    return fail(.contains(range, found: found, subschema: subschema), at: index)
  }

  mutating func unevaluatedItems(_ subschema: Int32, at index: Int, _ evaluated: inout Evaluated) -> Bool {
    guard records[index].kind == .sequence else { return true }
    var isValid = true
    for (position, element) in node(index).elements.enumerated() where !evaluated.contains(position) {
      if !evaluate(subschema, at: element.index) { isValid = false }
    }
    evaluated.insertAll()
    return isValid
  }

  mutating func unevaluatedProperties(_ subschema: Int32, at index: Int, _ evaluated: inout Evaluated) -> Bool {
    guard records[index].kind == .mapping else { return true }
    var isValid = true
    var (position, key) = (0, index + 1)
    let end = Int(records[index].next)
    while key < end {
      if !evaluated.contains(position) {
        if isNever(subschema) {
          isValid = fail(excess(key, in: index), at: key + 1)
        } else if !evaluate(subschema, at: key + 1) {
          isValid = false
        }
      }
      key = Int(records[key + 1].next)
      position += 1
    }
    evaluated.insertAll()
    return isValid
  }

  /// A key that no schema has looked at: a stranger, or one that other conditions or branches know.
  private func excess(_ key: Int, in index: Int) -> Fault {
    guard isCollecting else { return .excluded(key: key, from: index) }
    let name = bytes(key)
    if program.objects.contains(where: { program.knows(name, in: $0) }) { return .excluded(key: key, from: index) }
    return .unknown(key: key, candidates: knownFields[index] ?? [], keyword: "unevaluatedProperties")
  }

  /// The names of the fields that may be there.
  private func fields(_ table: ObjectTable) -> [String] {
    program.properties[table.properties].filter { $0.subschema >= 0 && !isNever($0.subschema) }
      .map { program.name(of: $0) }
  }
}

/// Which required names were found: a word of bits, and more of them where a schema requires more than 64.
struct RequiredNames {
  private var first: UInt64 = 0
  private var further: Set<Int>?
  private var missing: Int

  init(count: Int) {
    missing = count
  }

  var isComplete: Bool { missing <= 0 }

  mutating func insert(_ bit: Int) {
    guard !contains(bit) else { return }
    missing -= 1
    guard bit >= 64 else {
      first |= 1 << UInt64(bit)
      return
    }
    if further == nil { further = [] }
    further?.insert(bit)
  }

  func contains(_ bit: Int) -> Bool {
    bit < 64 ? first & 1 << UInt64(bit) != 0 : further?.contains(bit) ?? false
  }
}
