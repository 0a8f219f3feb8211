package import Dataset

/// A person whom a commit lists as an author of an item, and who has neither signed the commit nor, by then, the item.
package struct Listing: Hashable, Sendable {
  package let item: ItemName
  package let person: String
  /// The id of the commit.
  package let commit: String
}

extension Listing {
  /// The people whom a commit lists so, where commits are signed: elsewhere nothing counts before all authors have
  /// signed the item itself.
  ///
  /// Of a commit without a signature that counts, that is what is wrong.
  static func all(in commit: JudgedCommit) throws(Unreadable) -> [Listing] {
    let authority = commit.authority
    guard !authority.manifest.asksAuthors, let signer = commit.signer?.person.id else { return [] }
    var listings: [Listing] = []
    for item in commit.items {
      // Where the signer is not listed, or whoever comes is no annotator, that is what is wrong.
      guard case .listed(let people) = item.after, people.contains(signer) else { continue }
      let others = item.newcomers.filter {
        $0 != signer && authority.people[$0]?.has(.annotator, in: item.name.stream) ?? false
      }
      guard !others.isEmpty, let stream = authority.manifest.stream(named: item.name.stream) else { continue }
      let folder = stream.batchFolder(item.name.batch)
      let words = try ReviewReading(commit.tree).words(of: item.name, in: folder, commit.layout)
      for person in others.sorted() where !words.hasSigned(person) {
        listings.append(Listing(item: item.name, person: person, commit: commit.change.id))
      }
    }
    return listings
  }
}

/// The people whom a range of commits lists as authors without a word of theirs in it.
///
/// Their word may come in any commit of the range: they sign one that changes the item, or the item itself, or say that
/// they are no authors of it.
struct Listings: Sendable {
  private var open: [ItemName: [Listing]] = [:]

  init() {}

  /// - Parameter notes: what is known of the commits, in the same order.
  init(_ commits: [CommitChange], _ notes: [CommitNote]) {
    for note in notes {
      for listing in note.listings { open[listing.item, default: []].append(listing) }
    }
    guard !open.isEmpty else { return }
    for (commit, note) in zip(commits, notes) {
      guard let signer = note.signer else { continue }
      for change in commit.changes {
        guard let item = note.layout.place(of: change.path).itemName, let listed = open[item] else { continue }
        open[item] = listed.filter { $0.person != signer }
      }
    }
  }

  /// The people of an item who have said nothing by the state that a tree is, one listing for each.
  func all(
    of item: ItemName, in folder: BatchFolder, _ layout: Layout, _ tree: any Snapshot
  ) throws(Unreadable) -> [Listing] {
    guard let listed = open[item], !listed.isEmpty else { return [] }
    let words = try ReviewReading(tree).words(of: item, in: folder, layout)
    var seen: Set<String> = []
    return listed.filter { listing in
      !words.hasSigned(listing.person) && !words.disowned.contains(listing.person)
        && seen.insert(listing.person).inserted
    }
  }
}
