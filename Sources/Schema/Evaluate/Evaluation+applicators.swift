import Documents

extension Evaluation {
  mutating func allOf(_ list: Range<Int>, at index: Int, _ evaluated: inout Evaluated) -> Bool {
    var isValid = true
    for number in list where !evaluate(Int(program.listed[number]), at: index, &evaluated) {
      isValid = false
      if !isCollecting { return false }
    }
    return isValid
  }

  mutating func anyOf(_ list: Range<Int>, at index: Int, _ evaluated: inout Evaluated) -> Bool {
    let (doubtBefore, countBefore) = (undecided, complaints.count)
    var doubt: (fault: Fault, index: Int)?
    var (matched, isCertain) = (false, false)
    for number in list {
      // Every branch that matches counts for what is evaluated, so none may be skipped where that is asked.
      if isCertain, !evaluated.isTracked { break }
      undecided = nil
      let count = complaints.count
      guard branch(program.listed[number], at: index, &evaluated) else {
        doubt = doubt ?? undecided
        continue
      }
      matched = true
      isCertain = isCertain || (undecided == nil && complaints.count == count)
      doubt = doubt ?? undecided
    }
    undecided = isCertain ? doubtBefore : doubtBefore ?? doubt
    // One branch that matches for certain is enough, whatever could not be decided about the others.
    if isCertain { complaints.removeSubrange(countBefore...) }
    if matched { return true }
    explain(list, at: index, &evaluated)
    return false
  }

  mutating func oneOf(_ list: Range<Int>, at index: Int, _ evaluated: inout Evaluated) -> Bool {
    var matched = 0
    for number in list where branch(program.listed[number], at: index, &evaluated) { matched += 1 }
    if matched == 1 { return true }
    if matched > 1 { return fail(excess(of: list, matched: matched, at: index), at: index) }
    explain(list, at: index, &evaluated)
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
    guard matches else { return true }
    if isCollecting, let name = fieldsAlone(Int32(subschema)).only, let (key, value) = entry(name, in: index) {
      return fail(.excluded(key: key.index, from: nil), at: value.index)
    }
    return fail(.negated(Int32(subschema)), at: index)
  }

  mutating func condition(
    _ subschema: Int, _ branches: (then: Int32, else: Int32), at index: Int, evaluated: inout Evaluated
  ) -> Bool {
    let matches = branch(Int32(subschema), at: index, &evaluated)
    let next = matches ? branches.then : branches.else
    guard isCollecting else { return next < 0 || evaluate(Int(next), at: index, &evaluated) }
    var condition = Description(self).condition(Int32(subschema), at: index, isMet: matches)
    condition.description = description(next)
    condition.untaken = matches ? branches.else : branches.then
    asked[index, default: []].append(condition)
    guard next >= 0 else { return true }
    return under(condition) { $0.evaluate(Int(next), at: index, &evaluated) }
  }

  mutating func dynamicReference(_ subschema: Int, _ name: String, at index: Int, evaluated: inout Evaluated) -> Bool {
    for resource in scope {
      guard let target = program.dynamicAnchors[Int(resource)][name] else { continue }
      return evaluate(Int(target), at: index, &evaluated)
    }
    return evaluate(subschema, at: index, &evaluated)
  }

  /// Does what only counts under a condition, so that what comes of it can name it.
  mutating func under(_ condition: Condition, _ body: (inout Evaluation) -> Bool) -> Bool {
    guard isCollecting else { return body(&self) }
    conditions.append(condition)
    defer { conditions.removeLast() }
    return body(&self)
  }

  /// The condition that a field is there.
  func presence(of name: String, at index: Int) -> Condition {
    let reason = isCollecting ? Description(self).presence(of: name) : ""
    return Condition(index: index, names: [name], reason: reason, isMet: true)
  }
}
