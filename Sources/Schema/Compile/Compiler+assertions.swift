import Documents

extension Compiler {
  /// Keywords that look at the value itself (JSON Schema Validation 2020-12, chapter 6).
  mutating func assertions(of node: Node, _ instructions: inout [Program.Instruction]) {
    if let type = value("type", node), let mask = typeMask(type) { instructions.append(.init(.type, mask.rawValue)) }
    if let list = value("enum", node) {
      if list.kind == .sequence {
        let start = program.values.count
        for value in list.elements { add(value) }
        instructions.append(.init(.enum, start, program.values.count))
      } else {
        report(list, "`enum` must be a list of values")
      }
    }
    if let value = value("const", node) {
      instructions.append(.init(.const, program.values.count))
      add(value)
    }
    bounds(of: node, &instructions)
    sizes(of: node, &instructions)
    if let pattern = text(value("pattern", node), "pattern"), let number = self.pattern(pattern) {
      instructions.append(.init(.pattern, number))
    }
    if let name = node["format"]?.string, let format = StringFormat(name),
      assertsFormats || dialect.contains(.formatAssertion)
    {
      instructions.append(.init(.format, format.rawValue))
    }
    if let unique = value("uniqueItems", node) {
      if unique.kind != .boolean { report(unique, "`uniqueItems` must be `true` or `false`") }
      if unique.boolean == true { instructions.append(.init(.uniqueItems)) }
    }
  }

  private mutating func add(_ value: Node) {
    program.values.append(value)
    program.constants.append(Program.Constant(kind: value.kind, bytes: program.add(value.bytes)))
  }

  private mutating func typeMask(_ node: Node) -> TypeMask? {
    let names = node.kind == .sequence ? Array(node.elements) : [node]
    var mask: TypeMask = []
    for name in names {
      guard name.kind == .string, let type = TypeMask(name.text) else {
        report(
          name, "`\(name.text.excerpt)` is no type",
          help: "the types are string, number, integer, boolean, null, array and object")
        return nil
      }
      mask.insert(type)
    }
    return mask
  }

  private mutating func bounds(of node: Node, _ instructions: inout [Program.Instruction]) {
    let keywords: [(String, Program.Operation)] = [
      ("maximum", .maximum), ("exclusiveMaximum", .exclusiveMaximum), ("minimum", .minimum),
      ("exclusiveMinimum", .exclusiveMinimum),
    ]
    for (keyword, operation) in keywords {
      guard let number = number(value(keyword, node), keyword) else { continue }
      instructions.append(.init(operation, number))
    }
    guard let divisor = number(value("multipleOf", node), "multipleOf") else { return }
    if program.numbers[divisor].isZero || program.numbers[divisor].isNegative, let value = value("multipleOf", node) {
      return report(value, "`multipleOf` must be greater than 0")
    }
    instructions.append(.init(.multipleOf, divisor))
  }

  private mutating func sizes(of node: Node, _ instructions: inout [Program.Instruction]) {
    let keywords: [(String, Program.Operation)] = [
      ("maxLength", .maxLength), ("minLength", .minLength), ("maxItems", .maxItems), ("minItems", .minItems),
      ("maxProperties", .maxProperties), ("minProperties", .minProperties),
    ]
    for (keyword, operation) in keywords {
      guard let count = count(value(keyword, node), keyword) else { continue }
      instructions.append(.init(operation, min(count, Int(Int32.max))))
    }
  }
}
