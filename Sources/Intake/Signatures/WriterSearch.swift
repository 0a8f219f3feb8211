import Dataset
import Engine
import Git
import Signatures

/// Finds who wrote the items that new commits disown: whose signatures the commits carry that change them, in the whole
/// history of the tip, and who signed the items as an author.
///
/// A commit changes an item that it has, and otherwise than each of its parents. Commits of the range are known
/// already. Of what lies behind it, commits are looked at back to the one that brought the item, and so many at most,
/// the fewer the more items are disowned; nothing is done where nobody disowns any.
struct WriterSearch {
  let repository: Repository
  /// Finds the state of signatures.
  let intake: SignatureIntake

  /// The most commits behind the range that are looked at, counted once for each item.
  private static let mostLooks = 10_000
  /// The most of them whose signatures are checked.
  private static let mostSignatures = 1_000

  /// An item by the path of its file, without its ending.
  private typealias Stem = String

  /// A file by which somebody disowns an item.
  fileprivate struct Disowned {
    /// The place in the history of the commit that brings it.
    let commit: Int
    let path: String
    let stem: String
    /// The paths of that person's signatures over the item begin so.
    let proofs: (folder: String, start: String)
  }

  /// Keys that have to do with an item.
  private struct Keys {
    /// Those that signed a commit which changes it.
    var changing: Set<String> = []
    /// Those that signed it itself.
    var signing: Set<String> = []
  }

  /// Fills in who wrote what is disowned.
  ///
  /// - Parameter history: the commits of the range, with the states of their signatures.
  func read(_ history: inout [CommitChange]) async throws(Unreadable) {
    var places: [Disowned] = []
    for (index, commit) in history.enumerated() {
      for change in commit.changes where change.old == nil {
        if let place = Disowned(change.path, in: index) { places.append(place) }
      }
    }
    guard !places.isEmpty, let last = history.last else { return }
    var files = ItemStates(places.map(\.stem), repository)
    var keys = try range(history, &files)
    for place in places { keys[place.stem, default: Keys()].signing.formUnion(try await signers(place, history)) }
    let most = Self.mostLooks / files.stems.count
    let isWhole = try await look(behind: history, last, most, files: &files, keys: &keys)
    for place in places {
      let known = keys[place.stem] ?? Keys()
      history[place.commit].writers[place.path] =
        isWhole ? .known(changing: known.changing, signing: known.signing) : .unknown(beyond: most)
    }
  }

  /// The keys of the range.
  private func range(_ history: [CommitChange], _ files: inout ItemStates) throws(Unreadable) -> [Stem: Keys] {
    let commits = CommitIntake(repository: repository)
    var keys: [Stem: Keys] = [:]
    for commit in history {
      for (path, state) in commit.detached {
        guard let key = state.key, let stem = Layout.stem(signedAt: path), files.stems.contains(stem) else { continue }
        keys[stem, default: Keys()].signing.insert(key)
      }
      guard let key = commit.signature?.key, let id = ObjectID(hex: commit.id) else { continue }
      let touched = commit.changes.contains { change in
        ItemStates.stems(of: change.path).contains(where: files.stems.contains)
      }
      guard touched || commit.parents.count > 1 else { continue }
      for stem in try files.changed(by: id, commits) { keys[stem, default: Keys()].changing.insert(key) }
    }
    return keys
  }

  /// The keys with which a person has signed an item as an author, in the tree that disowns it or in the one that
  /// judges that.
  private func signers(_ place: Disowned, _ history: [CommitChange]) async throws(Unreadable) -> Set<String> {
    let commit = history[place.commit]
    var contents: [SignedContent] = []
    for source in [commit.source, commit.governing] {
      guard let source = source as? TreeSource else { continue }
      let tree = TreeSnapshot(repository: repository, root: source.root)
      let files = try tree.entries(in: place.proofs.folder)?.filter { $0.name.hasPrefix(place.proofs.start) } ?? []
      contents += try DetachedSignatures(repository: repository).proofs(files, tree).map(\.content)
    }
    guard !contents.isEmpty else { return [] }
    return Set(try await intake.keys(thatSigned: contents, in: .statement, knownTo: commit).compactMap { $0 })
  }

  /// Adds the keys that signed commits behind the range.
  ///
  /// - Returns: false where there are too many commits to look at.
  private func look(
    behind history: [CommitChange], _ last: CommitChange, _ most: Int, files: inout ItemStates,
    keys: inout [Stem: Keys]
  ) async throws(Unreadable) -> Bool {
    let commits = CommitIntake(repository: repository)
    let known = Set(history.map(\.id))
    var open = Set(history.flatMap(\.parents)).subtracting(known).compactMap { ObjectID(hex: $0) }
    var seen = Set(open)
    var found: [(id: ObjectID, stems: Set<Stem>)] = []
    while let id = open.popLast() {
      guard seen.count <= most, found.count <= Self.mostSignatures else { return false }
      // Before an item came nobody wrote it.
      guard try !files.states(in: id, commits).isEmpty else { continue }
      let changed = try files.changed(by: id, commits)
      if !changed.isEmpty { found.append((id, changed)) }
      open += try commits.parents(of: id).filter { seen.insert($0).inserted }
    }
    guard !found.isEmpty else { return true }
    let signatures = try await intake.keys(thatSigned: found.map(\.id), knownTo: last)
    for (commit, key) in zip(found, signatures) {
      guard let key else { continue }
      for stem in commit.stems { keys[stem, default: Keys()].changing.insert(key) }
    }
    return true
  }
}

extension WriterSearch.Disowned {
  /// - Parameter path: `BATCH/disowned/ITEM/PERSON.yaml`; any other gives nil.
  init?(_ path: String, in commit: Int) {
    guard let place = Layout.disowned(at: path) else { return nil }
    self.commit = commit
    self.path = path
    stem = place.stem
    proofs = place.proofs
  }
}
