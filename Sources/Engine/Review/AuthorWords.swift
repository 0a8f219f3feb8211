package import Dataset

/// What people have said about their part in an item, by the names of files in one tree.
///
/// No file of this kind gets in but by the person's own signature, so the names alone tell.
package struct AuthorWords: Sendable {
  /// The SHA-256 of the contents that each person has signed as an author.
  var signed: [String: Set<String>] = [:]
  /// Who is listed as an author and has said that they are none.
  package internal(set) var disowned: Set<String> = []

  package static let none = AuthorWords()

  /// Whether a person has signed any content of the item.
  package func hasSigned(_ person: String) -> Bool { signed[person] != nil }

  /// Whether a person has signed a content.
  package func hasSigned(_ person: String, _ sha256: String) -> Bool { signed[person]?.contains(sha256) ?? false }

  /// The people who are authors of the item, of those who are listed.
  package func authors(of listed: Set<String>) -> Set<String> { listed.subtracting(disowned) }

  /// What is said in either of two trees.
  func union(_ other: AuthorWords) -> AuthorWords {
    var words = self
    words.signed.merge(other.signed) { $0.union($1) }
    words.disowned.formUnion(other.disowned)
    return words
  }
}

extension ReviewReading {
  /// What people have said about their part in an item.
  ///
  /// - Parameters:
  ///   - folder: the folder of the item's batch.
  ///   - layout: says what a file is, by its name.
  package func words(of item: ItemName, in folder: BatchFolder, _ layout: Layout) throws(Unreadable) -> AuthorWords {
    var words = AuthorWords()
    for entry in try tree.entries(in: folder.authorships(of: item.id)) ?? [] {
      guard case .batch(_, .authorship(_, let person, let sha256)) = layout.place(of: entry.path) else { continue }
      words.signed[person, default: []].insert(sha256)
    }
    for entry in try tree.entries(in: folder.disownings(of: item.id)) ?? [] {
      guard case .batch(_, .disowning(_, let person)) = layout.place(of: entry.path) else { continue }
      words.disowned.insert(person)
    }
    return words
  }
}
