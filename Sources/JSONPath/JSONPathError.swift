/// Why a text is no JSONPath query.
package struct JSONPathError: Error, Hashable, Sendable {
  /// What is wrong: one line, without a full stop.
  package let text: String
  /// Where in the query: Unicode scalars before the place.
  package let offset: Int
}
