import Documents

/// Which keywords of JSON Schema 2020-12 hold subschemas, and in what shape.
enum Keyword {
  private static let single: Set<String> = [
    "additionalProperties", "propertyNames", "items", "contains", "not", "if", "then", "else", "unevaluatedItems",
    "unevaluatedProperties", "contentSchema",
  ]
  private static let lists: Set<String> = ["allOf", "anyOf", "oneOf", "prefixItems"]
  private static let maps: Set<String> = ["properties", "patternProperties", "dependentSchemas", "$defs", "definitions"]

  /// The subschemas directly under one entry of a schema.
  static func subschemas(under key: Node, _ value: Node) -> [Node] {
    let name = key.text
    if single.contains(name) { return [value] }
    if lists.contains(name) { return Array(value.elements) }
    if maps.contains(name) { return value.entries.map(\.value) }
    return []
  }
}
