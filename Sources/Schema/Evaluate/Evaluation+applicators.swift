import Documents

extension Evaluation {
  mutating func allOf(_ subschemas: [Int32], at index: Int, _ evaluated: inout Evaluated) -> Bool {
    var isValid = true
    for subschema in subschemas where !evaluate(Int(subschema), at: index, &evaluated) {
      isValid = false
      if !isCollecting { return false }
    }
    return isValid
  }

  mutating func anyOf(_ subschemas: [Int32], at index: Int, _ evaluated: inout Evaluated) -> Bool {
    let (doubtBefore, countBefore) = (undecided, violations.count)
    var doubt: (fault: Fault, index: Int)?
    var (matched, isCertain) = (false, false)
    for subschema in subschemas {
      // Every branch that matches counts for what is evaluated, so none may be skipped where that is asked.
      if isCertain, !evaluated.isTracked { break }
      undecided = nil
      let count = violations.count
      guard branch(subschema, at: index, &evaluated) else {
        doubt = doubt ?? undecided
        continue
      }
      matched = true
      isCertain = isCertain || (undecided == nil && violations.count == count)
      doubt = doubt ?? undecided
    }
    undecided = isCertain ? doubtBefore : doubtBefore ?? doubt
    // One branch that matches for certain is enough, whatever could not be decided about the others.
    if isCertain { violations.removeSubrange(countBefore...) }
    if matched { return true }
    explain(subschemas, at: index, &evaluated)
    return false
  }

  mutating func oneOf(_ subschemas: [Int32], at index: Int, _ evaluated: inout Evaluated) -> Bool {
    var matched = 0
    for subschema in subschemas where branch(subschema, at: index, &evaluated) { matched += 1 }
    if matched == 1 { return true }
    if matched > 1 { return fail(.severalBranches(matched), at: index) }
    explain(subschemas, at: index, &evaluated)
    return false
  }

  /// Tries a branch: what it evaluates counts only if it matches.
  private mutating func branch(_ subschema: Int32, at index: Int, _ evaluated: inout Evaluated) -> Bool {
    var own = evaluated.fresh
    let matches = quietly { $0.evaluate(Int(subschema), at: index, &own) }
    if matches { evaluated.formUnion(own) }
    return matches
  }

  mutating func not(_ subschema: Int, at index: Int) -> Bool {
    let matches = quietly { evaluation in
      var evaluated = Evaluated()
      return evaluation.evaluate(subschema, at: index, &evaluated)
    }
    return matches ? fail(.negated(description: description(Int32(subschema))), at: index) : true
  }

  mutating func condition(
    _ subschema: Int, _ branches: (then: Int32, else: Int32), at index: Int, _ evaluated: inout Evaluated
  ) -> Bool {
    let matches = branch(Int32(subschema), at: index, &evaluated)
    let next = matches ? branches.then : branches.else
    return next < 0 || evaluate(Int(next), at: index, &evaluated)
  }

  mutating func dynamicReference(
    _ subschema: Int, _ name: String, at index: Int, _ evaluated: inout Evaluated
  ) -> Bool {
    for resource in scope {
      guard let target = program.dynamicAnchors[Int(resource)][name] else { continue }
      return evaluate(Int(target), at: index, &evaluated)
    }
    return evaluate(subschema, at: index, &evaluated)
  }
}

extension Evaluation {
  /// Reports the violations of the branch that came closest.
  private mutating func explain(_ subschemas: [Int32], at index: Int, _ evaluated: inout Evaluated) {
    guard isCollecting else { return }
    var best: (distance: Distance, violations: [Violation], evaluated: Evaluated)?
    for subschema in subschemas {
      var attempt = self
      attempt.violations = []
      var own = evaluated.fresh
      _ = attempt.evaluate(Int(subschema), at: index, &own)
      settle(attempt)
      let distance = Distance(attempt.violations, from: node(index).pointer)
      if best.map({ distance < $0.distance }) ?? true { best = (distance, attempt.violations, own) }
    }
    guard let best else { return }
    // What the closest branch knows is not reported a second time as unknown.
    evaluated.formUnion(best.evaluated)
    if best.distance.hasWrongType, subschemas.count > 1 {
      _ = fail(.type(types(of: subschemas)), at: index)
    } else {
      violations += best.violations
    }
  }

  /// The types that any of the branches allows, as far as they say.
  private func types(of subschemas: [Int32]) -> TypeMask {
    subschemas.reduce(into: TypeMask()) { mask, number in
      let subschema = program.subschemas[Int(number)]
      for instruction in program.instructions[Int(subschema.start)..<Int(subschema.end)] {
        switch instruction.operation {
        case .type: mask.formUnion(TypeMask(rawValue: Int(instruction.first)))
        case .const: mask.formUnion(TypeMask(program.values[Int(instruction.first)]))
        case .enum: program.valueLists[Int(instruction.first)].forEach { mask.formUnion(TypeMask($0)) }
        case .reference: mask.formUnion(types(of: [instruction.first]))
        default: continue
        }
      }
    }
  }
}

/// How far a branch is from matching: one of another type is farthest, then one whose fixed values differ, then the
/// number of violations decides.
private struct Distance: Comparable {
  let hasWrongType: Bool
  let wrongValues: Int
  let count: Int

  init(_ violations: [Violation], from pointer: String) {
    hasWrongType = violations.contains { $0.pointer == pointer && $0.keyword == "type" }
    wrongValues = violations.count { $0.keyword == "const" || $0.keyword == "enum" }
    count = violations.count
  }

  static func < (left: Distance, right: Distance) -> Bool {
    if left.hasWrongType != right.hasWrongType { return right.hasWrongType }
    return (left.wrongValues, left.count) < (right.wrongValues, right.count)
  }
}

extension TypeMask {
  /// The type of a value that a schema writes out.
  fileprivate init(_ node: Node) {
    switch node.kind {
    case .null: self = .null
    case .boolean: self = .boolean
    case .number: self = .number
    case .string: self = .string
    case .sequence: self = .array
    case .mapping: self = .object
    }
  }
}
