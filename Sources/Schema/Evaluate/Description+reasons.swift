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

// Scalars that only want quotes, or want none.
extension Description {
  /// A plain scalar that a reader of YAML takes for another type than the string that is wanted.
  func unquoted(_ node: Node, _ fault: Fault) -> Violation? {
    guard node.style == .plain, node.kind == .boolean || node.kind == .number else { return nil }
    let isString = { (value: Node) in value.string.map { $0 == node.text } ?? false }
    switch fault {
    case .type(let allowed) where allowed.isSubset(of: [.string, .null]) && allowed.contains(.string): break
    case .notOne(let values) where values.contains(where: isString): break
    case .notConst(let value) where isString(value): break
    default: return nil
    }
    let text = node.text.excerpt
    return Violation(
      kind: .unquotedScalar, keyword: "type", pointer: node.pointer, mark: node.mark,
      message: "\(name(node)) must be a string, but \(text) reads as \(Self.type(node.kind))",
      help: "quote it: \"\(text)\"")
  }

  /// A string in quotes that would be what is wanted without them.
  func quoted(_ node: Node, _ fault: Fault) -> Words? {
    guard node.kind == .string else { return nil }
    let isSame = { (value: Node) in (value.kind == .number || value.kind == .boolean) && value.text == node.text }
    let kind: Document.Kind? =
      switch fault {
      case .type(let allowed): self.kind(of: node, among: allowed)
      case .notOne(let values): values.first(where: isSame)?.kind
      case .notConst(let value): isSame(value) ? value.kind : nil
      default: nil
      }
    guard let kind else { return nil }
    let text = node.text.excerpt
    return (
      "type", "\(name(node)) must be \(Self.type(kind)), but \"\(text)\" in quotes is a string",
      "write it without quotes: \(text)"
    )
  }

  /// The type that a string would have if nothing marked it as one, if that is allowed.
  private func kind(of node: Node, among allowed: TypeMask) -> Document.Kind? {
    if allowed.contains(.boolean), node.reads("true") || node.reads("false") { return .boolean }
    guard let number = Number(node.bytes) else { return nil }
    return allowed.contains(.number) || (allowed.contains(.integer) && number.isInteger) ? .number : nil
  }
}
