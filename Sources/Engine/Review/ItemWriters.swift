/// Who has written an item, or signed it as an author, as far as signatures in its history tell.
package enum ItemWriters: Hashable, Sendable {
  /// The names of the keys that signed a commit which changes it, and of those that signed it itself.
  case known(changing: Set<String>, signing: Set<String>)
  /// The history since the item came is longer than so many commits, and nobody looked further.
  case unknown(beyond: Int)
}
