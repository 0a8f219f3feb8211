import Documents

extension Schema {
  /// Whether the schema says something of what lies at a path: of each entry, where the path has `*`. So does one whose
  /// words for the place cannot be found without a document.
  ///
  /// - Parameter steps: keys, and `*` for every entry of a mapping or list.
  package func declares(_ steps: [String]) -> Bool { declares(steps[...], below: schemas(at: [])) }

  private func declares(_ steps: ArraySlice<String>, below schemas: [Node]) -> Bool {
    guard let step = steps.first else { return !schemas.isEmpty }
    if schemas.contains(where: isOpaque) { return true }
    guard step == "*" else {
      return declares(steps.dropFirst(), below: expanded(schemas.flatMap { children(of: $0, named: step) }))
    }
    let named = names(in: schemas).map { name in expanded(schemas.flatMap { children(of: $0, name) }) }
    let entries = (named + others(in: schemas).map { expanded([$0]) }).filter { !$0.isEmpty }
    // What is a plain value is no entry with anything in it.
    let holding = steps.count == 1 ? entries : entries.filter { !$0.contains(where: Self.isPlain) }
    return !holding.isEmpty && holding.allSatisfy { declares(steps.dropFirst(), below: $0) }
  }

  private func children(of schema: Node, named step: String) -> [Node] {
    let known = children(of: schema, step)
    return known.isEmpty ? schema["patternProperties"]?.entries.map(\.value) ?? [] : known
  }

  private func names(in schemas: [Node]) -> [String] {
    var seen: Set<String> = []
    return schemas.flatMap { $0["properties"]?.entries.map(\.key.text) ?? [] }.filter { seen.insert($0).inserted }
  }

  /// The schemas of the entries that no property names.
  private func others(in schemas: [Node]) -> [Node] {
    schemas.flatMap { schema -> [Node] in
      let patterns = schema["patternProperties"]?.entries.map(\.value) ?? []
      let elements = schema["prefixItems"]?.elements.map { $0 } ?? []
      let keywords = ["additionalProperties", "unevaluatedProperties", "items", "unevaluatedItems"]
      let rest = keywords.compactMap { schema[$0] }
      return patterns + elements + rest
    }
  }

  private func isOpaque(_ schema: Node) -> Bool {
    schema["$dynamicRef"] != nil || schema["$ref"]?.string.map { local($0) == nil } ?? false
  }

  private static func isPlain(_ schema: Node) -> Bool {
    ["string", "number", "integer", "boolean", "null"].contains(schema["type"]?.string ?? "")
  }
}
