extension String {
  /// Whether the text comes before another one byte by byte: the order of git, and of everything that is digested.
  package func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
