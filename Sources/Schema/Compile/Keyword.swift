import Documents

/// Which keywords of JSON Schema 2020-12 hold subschemas, in what shape, and which vocabulary a keyword is of.
enum Keyword {
  private static let single: Set<String> = [
    "additionalProperties", "propertyNames", "items", "contains", "not", "if", "then", "else", "unevaluatedItems",
    "unevaluatedProperties", "contentSchema",
  ]
  private static let lists: Set<String> = ["allOf", "anyOf", "oneOf", "prefixItems"]
  private static let maps: Set<String> = [
    "properties", "patternProperties", "dependentSchemas", "$defs", "definitions", "dependencies",
  ]
  private static let applicators = single.union(lists).union(maps)
    .subtracting(["unevaluatedItems", "unevaluatedProperties", "contentSchema", "$defs", "definitions"])
  private static let assertions: Set<String> = [
    "type", "enum", "const", "multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength",
    "minLength", "pattern", "maxItems", "minItems", "uniqueItems", "maxContains", "minContains", "maxProperties",
    "minProperties", "required", "dependentRequired",
  ]

  /// The subschemas directly under one entry of a schema.
  static func subschemas(under key: Node, _ value: Node) -> [Node] {
    let name = key.text
    if single.contains(name) { return [value] }
    if lists.contains(name) { return Array(value.elements) }
    if maps.contains(name) { return value.entries.map(\.value) }
    return []
  }

  /// The vocabulary that gives a keyword its meaning; nil where none has a say.
  static func vocabulary(of keyword: String) -> Dialect? {
    if applicators.contains(keyword) { return .applicator }
    if assertions.contains(keyword) { return .validation }
    return keyword.hasPrefix("unevaluated") ? .unevaluated : nil
  }
}
