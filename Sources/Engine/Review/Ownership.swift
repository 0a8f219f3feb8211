package import Dataset

/// Whether an item is its authors' by signatures of their own, where no commit says so.
package enum Ownership: Hashable, Sendable {
  /// Nobody asks, or everybody who is listed has signed it, and one of them what it holds now.
  case settled
  /// These people, in the order of their ids, are listed and never signed it.
  case missing([String])
  /// None of these people, its authors, has signed what it holds now.
  case stale([String])

  /// - Parameters:
  ///   - authors: those who are authors of the item, without whoever has disowned it.
  ///   - content: what the item holds.
  package init(_ authors: Set<String>, _ words: AuthorWords, of content: ItemContent) {
    let missing = authors.filter { !words.hasSigned($0) }.sorted()
    guard missing.isEmpty else {
      self = .missing(missing)
      return
    }
    self = authors.contains { words.hasSigned($0, content.sha256) } ? .settled : .stale(authors.sorted())
  }

  /// Who can sign it, so that something is missing no more.
  package var people: [String] {
    switch self {
    case .settled: []
    case .missing(let people), .stale(let people): people
    }
  }

  /// What is missing, as a sentence without a full stop.
  package var words: String {
    switch self {
    case .settled: "its authors have signed the item"
    case .missing(let people):
      people.count == 1
        ? "\(people[0]) is listed as an author and has not signed the item"
        : "\(people.joined(separator: ", ")) are listed as authors and have not signed the item"
    case .stale(let people):
      people.isEmpty
        ? "nobody is left who has not disowned the item" : "none of its authors has signed the item as it is now"
    }
  }
}
