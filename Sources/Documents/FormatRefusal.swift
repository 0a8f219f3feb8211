/// Why a text was not formatted. It stays as it is: nothing of it was changed.
package enum FormatRefusal: Error, Hashable, Sendable {
  /// The text is no document that a dataset accepts.
  case problems([Problem])
  /// This comment has no place in the canonical form: move it onto a line of its own, above what it is about.
  case comment(Mark)
  /// The canonical form would pass the limit for the size, the depth or the number of nodes of a document.
  case tooLarge
  /// The canonical form would not read as the same value; a fault of the writer, which this keeps from doing harm.
  case value
}
