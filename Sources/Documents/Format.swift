/// The two notations a document may be written in.
package enum Format: String, Sendable {
  case yaml, json

  /// The format that a file name stands for: `.yaml` or `.json`, in lower case; nil for every other ending.
  package init?(fileName: String) {
    if fileName.hasSuffix(".yaml") {
      self = .yaml
    } else if fileName.hasSuffix(".json") {
      self = .json
    } else {
      return nil
    }
  }
}

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
