/// Why nothing else is asked of a commit, nor of anything that stands on it.
package enum CommitDefect: Error, Hashable, Sendable {
  /// It breaks the format of commits.
  case malformed(reason: String)
  /// The object has so many bytes that it was not read.
  case oversized(bytes: Int)
  /// It changes more names than the contents that it brings account for.
  case flood(names: Int, contents: Int, most: Int)
  /// With it the push changes more names than the objects that it brings account for.
  case excess(most: Int, objects: Int)
  /// With it the push holds more bytes of contents than the bytes that were sent account for.
  case bytes(most: Int, sent: Int)
  /// Nobody can be asked to compute what the lines have in common that it joins.
  case tangled

  /// Whether the commit by itself would do: it is only too much with others.
  package var isOfPush: Bool {
    switch self {
    case .malformed, .oversized, .flood, .tangled: false
    case .excess, .bytes: true
    }
  }

  /// What is wrong, as a clause.
  package var wording: String {
    switch self {
    case .malformed(let reason): "the commit object is malformed: \(reason)"
    case .oversized(let bytes): "the commit object has \(bytes) bytes, and 1 MiB is the most"
    case .flood(let names, let contents, let most):
      "the commit changes \(names) names with \(contents) contents, and \(most) are the most"
    case .excess(let most, let objects):
      "the push changes more than \(most) names with \(objects) objects"
    case .bytes(let most, let sent):
      "the push holds more than \(most) bytes in the \(sent) that were sent"
    case .tangled: "the lines that the merge joins crossed too often before"
    }
  }
}
