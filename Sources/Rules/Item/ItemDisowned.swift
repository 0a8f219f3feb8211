import Dataset
import Diagnostics
import Engine

/// Somebody disowns an item who is listed among its authors and never wrote it: no commit that they signed changes it,
/// and they have not signed it as an author. From then on they have no part in it.
///
/// It is their own word, in a signed commit that says so and nothing else (`review/signer`, `review/statement`,
/// `review/alone`), while the batch is open. The list of authors stays as it is.
///
/// Why: before `item/consent`, and where commits are not signed, anybody could be listed by anybody, and could then not
/// review the item. Whoever did write it must not get rid of that by a file.
///
/// Fix: take the commit back; an author asks somebody else to review the item.
struct ItemDisowned: StatementRule {
  static let id: RuleID = "item/disowned"
  static let isSafety = true

  func inspect(_ commit: JudgedCommit, _ findings: inout Findings) {
    let authority = commit.authority
    for record in commit.reviews.records where record.isDisowning && record.isBrought {
      guard let message = Self.fault(of: record, commit, authority) else { continue }
      findings.add(message, to: commit, at: record.path)
    }
    // An item of which nobody else is an author is withdrawn by whoever is listed.
    for item in commit.items where !item.disowned.isEmpty && !(item.after == .none && item.isAbandoned) {
      for person in commit.people(in: authority.people) where item.disowned.contains(person) {
        findings.add(.part(person, item.name), to: commit)
      }
    }
  }

  private static func fault(
    of record: ChangedRecord, _ commit: JudgedCommit, _ authority: Policy
  ) -> CommitFault? {
    // Where there is no item, that is a finding of its own.
    guard let person = record.person, let item = commit.reviews.items[record.item] else {
      return nil
    }
    guard case .listed(let people) = item.parts.listed, people.contains(person) else {
      return .notListed(person, record.item)
    }
    switch commit.change.writers[record.path] {
    case .known(let changing, let signing):
      if authority.isWord(of: person, signing) { return .signed(person, record.item) }
      return authority.isWord(of: person, changing) ? .wrote(person, record.item) : nil
    case .unknown(let most): return .unknown(record.item, most)
    case nil: return nil
    }
  }
}

extension Policy {
  /// Whether one of some keys is a person's, and was not found in other hands: what such a key signed is no word of
  /// theirs.
  fileprivate func isWord(of person: String, _ keys: Set<String>) -> Bool {
    keys.contains { key in
      guard let holder = holder(ofKey: key) else { return false }
      return holder.person.id == person && holder.status != .compromised
    }
  }
}

extension ChangedItem {
  /// Whether everybody who was listed has disowned it.
  fileprivate var isAbandoned: Bool {
    if case .listed(let people) = before { people.isSubset(of: disowned) } else { false }
  }
}

extension JudgedCommit {
  /// The ids of the people with a part in a commit: author, signer and co-authors.
  fileprivate func people(in people: People) -> [String] {
    let named = ([change.author] + change.coAuthors).compactMap { people.person(withEmail: $0.email)?.id }
    return Set(named + [signer?.person.id].compactMap { $0 }).sorted()
  }
}

extension CommitFault {
  fileprivate static func notListed(_ person: String, _ item: ItemName) -> CommitFault {
    CommitFault("\(person.shown()) disowns \(item), and is not among its authors", mend: "\(.undo)")
  }

  fileprivate static func signed(_ person: String, _ item: ItemName) -> CommitFault {
    CommitFault(
      "\(person.shown()) disowns \(item), and has signed it as an author",
      mend: "\(.undo), and let others review the item: an author stays one")
  }

  fileprivate static func wrote(_ person: String, _ item: ItemName) -> CommitFault {
    CommitFault(
      "\(person.shown()) disowns \(item), and signed a commit that changes it",
      mend: "\(.undo), and let others review the item: an author stays one")
  }

  fileprivate static func unknown(_ item: ItemName, _ most: Int) -> CommitFault {
    CommitFault(
      "who wrote \(item) cannot be told: more than \(most) commits have been made since it came",
      mend: "\(.undo), and let another reviewer look at it; an item of so long ago is disowned no more")
  }

  fileprivate static func part(_ person: String, _ item: ItemName) -> CommitFault {
    CommitFault(
      "\(person) has a part in the commit, and has disowned \(item)",
      mend: "let one of its authors make the change; what was disowned stays so")
  }
}
