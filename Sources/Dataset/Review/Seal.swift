/// One line of a person's seals: that the person has a record about this very content, which nobody can read yet and
/// the person cannot change any more.
package struct Seal: Hashable, Sendable, CustomStringConvertible {
  /// The item's id in the batch that the file belongs to.
  package let item: String
  /// The git object id of the item's file, as in ``ItemContent/blob``.
  package let blob: String
  /// The SHA-256 of the record's file, whose own salt keeps it from being guessed; 64 lower-case hex digits.
  package let digest: String

  package init(item: String, blob: String, digest: String) {
    self.item = item
    self.blob = blob
    self.digest = digest
  }

  /// Reads `ITEM BLOB DIGEST`, single spaces between; nil where the text is anything else.
  package init?(_ text: String) {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 3, words[0].isIdentifier, words[1].isHex(digits: 40), words[2].isHex(digits: 64) else {
      return nil
    }
    self.init(item: String(words[0]), blob: String(words[1]), digest: String(words[2]))
  }

  package var description: String { "\(item) \(blob) \(digest)" }
}
