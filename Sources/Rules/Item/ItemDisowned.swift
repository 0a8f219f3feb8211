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
struct ItemDisowned: CommitRule {
  static let id: RuleID = "item/disowned"
  static let isSafety = true

  func inspect(_ commit: CommitChange, in context: CommitContext, _ findings: inout Findings) {
    guard context.isJudged, let authority = context.authority else { return }
    for record in context.reviews.records where record.isDisowning && record.isBrought {
      guard let message = Self.fault(of: record, commit, context, authority) else { continue }
      findings.add(message, at: commit.location(of: record))
    }
    // An item of which nobody else is an author is withdrawn by whoever is listed.
    for item in context.items where !item.disowned.isEmpty && !(item.after == .none && item.isAbandoned) {
      for person in context.people(in: commit, authority.people) where item.disowned.contains(person) {
        findings.add(.part(person, item.name), at: commit.location)
      }
    }
  }

  private static func fault(
    of record: ChangedRecord, _ commit: CommitChange, _ context: CommitContext, _ authority: PolicyInForce
  ) -> Finding.Message? {
    // Where there is no item, that is a finding of its own.
    guard let person = record.person, let item = context.reviews.items[record.item] else {
      return nil
    }
    guard case .listed(let people) = item.parts.listed, people.contains(person) else {
      return .notListed(person, record.item, context.undoing(commit))
    }
    switch commit.writers[record.path] {
    case .known(let changing, let signing):
      if authority.isWord(of: person, signing) { return .signed(person, record.item, context.undoing(commit)) }
      return authority.isWord(of: person, changing) ? .wrote(person, record.item, context.undoing(commit)) : nil
    case .unknown(let most): return .unknown(record.item, most, context.undoing(commit))
    case nil: return nil
    }
  }
}

extension PolicyInForce {
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

extension CommitContext {
  /// The ids of the people with a part in a commit: author, signer and co-authors.
  fileprivate func people(in commit: CommitChange, _ people: People) -> [String] {
    let named = ([commit.author] + commit.coAuthors).compactMap { people.person(withEmail: $0.email)?.id }
    return Set(named + [signer?.person.id].compactMap { $0 }).sorted()
  }
}

extension Finding.Message {
  fileprivate static func notListed(_ person: String, _ item: ItemName, _ undoing: String) -> Finding.Message {
    Finding.Message("\(person.shown()) disowns \(item), and is not among its authors", help: undoing)
  }

  fileprivate static func signed(_ person: String, _ item: ItemName, _ undoing: String) -> Finding.Message {
    Finding.Message(
      "\(person.shown()) disowns \(item), and has signed it as an author",
      help: "\(undoing), and let others review the item: an author stays one")
  }

  fileprivate static func wrote(_ person: String, _ item: ItemName, _ undoing: String) -> Finding.Message {
    Finding.Message(
      "\(person.shown()) disowns \(item), and signed a commit that changes it",
      help: "\(undoing), and let others review the item: an author stays one")
  }

  fileprivate static func unknown(_ item: ItemName, _ most: Int, _ undoing: String) -> Finding.Message {
    Finding.Message(
      "who wrote \(item) cannot be told: more than \(most) commits have been made since it came",
      help: "\(undoing), and let another reviewer look at it; an item of so long ago is disowned no more")
  }

  fileprivate static func part(_ person: String, _ item: ItemName) -> Finding.Message {
    Finding.Message(
      "\(person) has a part in the commit, and has disowned \(item)",
      help: "let one of its authors make the change; what was disowned stays so")
  }
}
