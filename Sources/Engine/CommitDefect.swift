/// Why nothing else is asked of a commit, nor of anything that stands on it.
package enum CommitDefect: Error, Hashable, Sendable {
  /// It breaks the format of commits.
  case malformed(reason: String)
  /// The object has so many bytes that it was not read.
  case oversized(bytes: Int)

  /// What is wrong, as a clause.
  package var wording: String {
    switch self {
    case .malformed(let reason): "the commit object is malformed: \(reason)"
    case .oversized(let bytes): "the commit object has \(bytes) bytes, and 1 MiB is the most"
    }
  }
}
