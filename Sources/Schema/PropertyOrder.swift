import Documents

extension Schema {
  /// The properties of the mapping at a path, in the order in which the schema declares them; what a canonical writer
  /// sorts by.
  ///
  /// - Parameter path: the keys that lead there; an element of a list is named by its number.
  package func propertyOrder(at path: [String]) -> [String] {
    var order: [String] = []
    var seen: Set<String> = []
    for schema in schemas(at: path) {
      guard case .mapping? = schema["properties"]?.kind else { continue }
      for entry in schema["properties"]?.entries.map(\.key.text) ?? [] where seen.insert(entry).inserted {
        order.append(entry)
      }
    }
    return order
  }

  /// Everything that the schema says of the value at a path.
  func schemas(at path: [String]) -> [Node] {
    var schemas = expanded([documents[0].root])
    for step in path {
      schemas = expanded(schemas.flatMap { children(of: $0, step) })
    }
    return schemas
  }

  func children(of schema: Node, _ step: String) -> [Node] {
    if let property = schema["properties"]?[step] { return [property] }
    if let number = Int(step) {
      let prefix = Array(schema["prefixItems"]?.elements.map { $0 } ?? [])
      if number < prefix.count { return [prefix[number]] }
      if let items = schema["items"] { return [items] }
    }
    return schema["additionalProperties"].map { [$0] } ?? []
  }

  /// The schemas with all that they refer to and combine, each once: what refers comes after what it refers to, so that
  /// an envelope's fields go before those of the type.
  func expanded(_ schemas: [Node]) -> [Node] {
    var result: [Node] = []
    var seen: Set<Int> = []
    func visit(_ schema: Node) {
      guard schema.kind == .mapping, seen.insert(schema.index).inserted else { return }
      if let reference = schema["$ref"]?.string, let target = local(reference) { visit(target) }
      for schema in schema["allOf"]?.elements.map({ $0 }) ?? [] { visit(schema) }
      result.append(schema)
      for keyword in ["anyOf", "oneOf"] {
        for schema in schema[keyword]?.elements.map({ $0 }) ?? [] { visit(schema) }
      }
      for keyword in ["then", "else"] {
        if let schema = schema[keyword] { visit(schema) }
      }
    }
    schemas.forEach(visit)
    return result
  }

  func local(_ reference: String) -> Node? {
    guard reference.hasPrefix("#") else { return nil }
    var node = documents[0].root
    for token in reference.dropFirst().split(separator: "/") {
      guard let next = node.child(String(token)) else { return nil }
      node = next
    }
    return node
  }
}
