import Documents

extension Compiler {
  /// Keywords that look at the entries of a mapping.
  mutating func objects(of node: Node, _ instructions: inout [Program.Instruction]) {
    let properties = mapping(value("properties", node), "properties") ?? []
    let patterns = mapping(value("patternProperties", node), "patternProperties") ?? []
    let required = value("required", node).map { names($0, "required") } ?? []
    let additional = value("additionalProperties", node).map { subschema($0) } ?? -1
    if !properties.isEmpty || !patterns.isEmpty || !required.isEmpty || additional >= 0 {
      program.objects.append(table(properties, patterns, additional: additional, required: required))
      instructions.append(.init(.object, program.objects.count - 1))
    }
    if let names = value("propertyNames", node) { instructions.append(.init(.propertyNames, subschema(names))) }
    dependencies(of: node, &instructions)
  }

  private mutating func dependencies(of node: Node, _ instructions: inout [Program.Instruction]) {
    var required = (mapping(value("dependentRequired", node), "dependentRequired") ?? []).map { entry in
      Program.Dependency(name: entry.key.text, required: names(entry.value, "dependentRequired"), subschema: -1)
    }
    var schemas = mapping(value("dependentSchemas", node), "dependentSchemas") ?? []
    // What `dependencies` was before draft 2019-09 split it in two; the draft keeps its meaning for old schemas.
    for entry in mapping(value("dependencies", node), "dependencies") ?? [] {
      if entry.value.kind == .sequence {
        let names = names(entry.value, "dependencies")
        required.append(Program.Dependency(name: entry.key.text, required: names, subschema: -1))
      } else {
        schemas.append(entry)
      }
    }
    if !required.isEmpty {
      program.dependencies.append(required)
      instructions.append(.init(.dependentRequired, program.dependencies.count - 1))
    }
    guard !schemas.isEmpty else { return }
    program.dependencies.append(
      schemas.map { entry in
        Program.Dependency(name: entry.key.text, required: [], subschema: Int32(subschema(entry.value)))
      })
    instructions.append(.init(.dependentSchemas, program.dependencies.count - 1))
  }

  private mutating func table(
    _ properties: [(key: Node, value: Node)], _ patterns: [(key: Node, value: Node)], additional: Int,
    required: [String]
  ) -> ObjectTable {
    var table = properties.map { entry in
      ObjectTable.Property(
        name: program.add(entry.key.bytes), subschema: Int32(subschema(entry.value)),
        requirement: Int32(required.firstIndex(of: entry.key.text) ?? -1))
    }
    let known = Set(properties.map(\.key.text))
    for (bit, name) in required.enumerated() where !known.contains(name) && required.firstIndex(of: name) == bit {
      table.append(ObjectTable.Property(name: program.add(name.utf8), subschema: -1, requirement: Int32(bit)))
    }
    let matched = patterns.compactMap { entry in
      pattern(entry.key).map { ObjectTable.KeyPattern(pattern: Int32($0), subschema: Int32(subschema(entry.value))) }
    }
    let numbers = program.properties.append(range: table)
    return ObjectTable(
      properties: numbers, patterns: program.keyPatterns.append(range: matched), additional: Int32(additional),
      required: program.required.append(range: required), slots: program.hashed(numbers))
  }

  /// Keywords that look at the elements of a list.
  mutating func arrays(of node: Node, _ instructions: inout [Program.Instruction]) {
    let prefix = list(value("prefixItems", node), "prefixItems")
    let rest = value("items", node).map { subschema($0) } ?? -1
    if let items = value("items", node), items.kind == .sequence {
      report(items, "`items` must be a schema", help: "a list of schemas is `prefixItems` since draft 2020-12")
    }
    if !prefix.isEmpty || rest >= 0 {
      program.lists.append(program.listed.append(range: prefix))
      instructions.append(.init(.elements, program.lists.count - 1, rest))
    }
    guard let contained = value("contains", node) else {
      _ = count(value("minContains", node), "minContains")
      _ = count(value("maxContains", node), "maxContains")
      return
    }
    let least = count(value("minContains", node), "minContains") ?? 1
    let most = count(value("maxContains", node), "maxContains") ?? Int.max
    // No count satisfies both: written as a range that begins beyond every list.
    program.ranges.append(least <= most ? least...most : Int.max...Int.max)
    instructions.append(.init(.contains, subschema(contained), program.ranges.count - 1))
  }

  /// Keywords that apply other schemas to the same value.
  mutating func applicators(of node: Node, _ instructions: inout [Program.Instruction]) {
    for (keyword, operation) in [("allOf", Program.Operation.allOf), ("anyOf", .anyOf), ("oneOf", .oneOf)] {
      guard let schemas = value(keyword, node) else { continue }
      let list = list(schemas, keyword)
      if schemas.kind == .sequence, list.isEmpty { report(schemas, "`\(keyword)` must not be empty") }
      program.lists.append(program.listed.append(range: list))
      instructions.append(.init(operation, program.lists.count - 1))
    }
    if let negated = value("not", node) { instructions.append(.init(.not, subschema(negated))) }
    guard let condition = value("if", node) else { return }
    let then = value("then", node).map { subschema($0) } ?? -1
    let otherwise = value("else", node).map { subschema($0) } ?? -1
    program.pairs.append((Int32(then), Int32(otherwise)))
    instructions.append(.init(.condition, subschema(condition), program.pairs.count - 1))
  }

  private mutating func list(_ node: Node?, _ keyword: String) -> [Int32] {
    guard let node else { return [] }
    guard node.kind == .sequence else {
      report(node, "`\(keyword)` must be a list of schemas")
      return []
    }
    return node.elements.map { Int32(subschema($0)) }
  }
}

extension Array {
  /// Adds elements at the end; gives where they are.
  fileprivate mutating func append(range elements: [Element]) -> Range<Int> {
    let start = count
    append(contentsOf: elements)
    return start..<count
  }
}
