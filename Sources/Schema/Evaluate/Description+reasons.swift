import Documents

// Why something is asked for: the fields that an `if` looks at, and what they are.
extension Description {
  /// An `if` with what its fields are.
  func condition(_ subschema: Int32, at index: Int, isMet: Bool) -> Condition {
    var names: [String] = []
    var visited: Set<Int32> = []
    collect(subschema, &names, visited: &visited)
    let node = evaluation.node(index)
    let reasons = node.kind == .mapping ? names.prefix(3).map { state(of: $0, in: node) } : []
    return Condition(index: index, names: names, reason: Self.list(reasons, "and"), isMet: isMet)
  }

  func presence(of name: String) -> String { "`\(name.excerpt)` is there" }

  /// The fields that a subschema looks at, in the mapping itself.
  private func collect(_ number: Int32, _ names: inout [String], visited: inout Set<Int32>) {
    guard visited.insert(number).inserted else { return }
    let program = evaluation.program
    let subschema = program.subschemas[Int(number)]
    for instruction in program.instructions[Int(subschema.start)..<Int(subschema.end)] {
      switch instruction.operation {
      case .object:
        let table = program.objects[Int(instruction.first)]
        let looked = program.properties[table.properties].map { program.name(of: $0) }
        names += looked.filter { !names.contains($0) }
      case .allOf, .anyOf, .oneOf:
        for branch in program.listed[program.lists[Int(instruction.first)]] {
          collect(branch, &names, visited: &visited)
        }
      case .not, .reference: collect(instruction.first, &names, visited: &visited)
      default: continue
      }
    }
  }

  private func state(of name: String, in mapping: Node) -> String {
    guard let value = mapping[name] else { return "`\(name.excerpt)` is missing" }
    switch value.kind {
    case .sequence, .mapping: return presence(of: name)
    default: return "`\(name.excerpt)` is \(found(value))"
    }
  }
}
