import Documents

extension Schema {
  /// The fields of a document that the schema marks by a keyword of its own, such as `x-circumstance`, with `true`.
  package func fields(marked keyword: String) -> Set<String> {
    Set(propertyOrder(at: []).filter { field in schemas(at: [field]).contains { $0[keyword]?.boolean == true } })
  }
}
