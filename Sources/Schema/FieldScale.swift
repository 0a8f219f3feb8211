package import Documents

/// What a required field may hold, where the schema says it in full: a scale on which people can be compared.
package struct FieldScale: Hashable, Sendable {
  /// What the scale consists of.
  package enum Steps: Hashable, Sendable {
    /// Whole numbers, from the least to the greatest.
    case numbers(ClosedRange<Int>)
    /// Scalars, in the order of the schema.
    case values([Value])
  }

  package let field: String
  package let steps: Steps

  package init(field: String, steps: Steps) {
    self.field = field
    self.steps = steps
  }
}

extension Schema {
  /// The scales of the fields that every document has: whole numbers with `minimum` and `maximum`, and `enum`s of
  /// scalars, in the order in which the schema declares them.
  package var scales: [FieldScale] {
    let required = required(at: [])
    return propertyOrder(at: []).filter(required.contains).compactMap { field in
      schemas(at: [field]).lazy.compactMap { Self.steps($0) }.first.map { FieldScale(field: field, steps: $0) }
    }
  }

  /// The scale of a field at any depth; nil where it has none.
  package func steps(at path: [String]) -> FieldScale.Steps? {
    schemas(at: path).lazy.compactMap { Self.steps($0) }.first
  }

  /// The values that the schema lists for what stands at a path, of whatever kind; none where it lists none.
  package func listed(at path: [String]) -> [Value] {
    schemas(at: path).lazy.compactMap { $0["enum"]?.elements.map { Value($0) } }.first ?? []
  }

  /// What the schema says to people about what stands at a path; nil where it says nothing.
  package func words(at path: [String]) -> String? {
    // What refers to something shared says more about the place than what is shared.
    schemas(at: path).lazy.reversed().compactMap { $0["description"]?.string }.first
  }

  /// The fields that a mapping at a path must have.
  package func required(at path: [String]) -> Set<String> {
    Set(schemas(at: path).flatMap { $0["required"]?.elements.compactMap(\.string) ?? [] })
  }

  private static func steps(_ schema: Node) -> FieldScale.Steps? {
    if let values = schema["enum"]?.elements.map({ Value($0) }) {
      return values.isEmpty || values.contains(where: \.isCollection) ? nil : .values(values)
    }
    guard schema["type"]?.string == "integer", let least = schema["minimum"]?.number?.integer,
      let greatest = schema["maximum"]?.number?.integer, least <= greatest
    else { return nil }
    return .numbers(least...greatest)
  }
}

extension Value {
  fileprivate var isCollection: Bool {
    switch self {
    case .list, .mapping: true
    case .null, .boolean, .number, .string: false
    }
  }
}
