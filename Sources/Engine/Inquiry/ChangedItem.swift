package import Dataset
import Documents
import Synchronization

/// An item that a commit changes, by its file or by a file beside it, and the people who answer for it.
package struct ChangedItem: Sendable {
  /// What is known of the people of one state of an item.
  package enum People: Hashable, Sendable {
    /// There is no such item.
    case none
    /// The item cannot be read, so nobody knows.
    case unknown
    /// The authors, and whoever imported it.
    case listed(Set<String>)
  }

  package let name: ItemName
  package let path: String
  package let before: People
  package let after: People
  /// The people who wrote one of the answers that it compares after the commit, by what the item says.
  package let answerers: Set<String>
  /// The people whom a side lists that the commit merges in.
  let merged: Set<String>
  /// Who has disowned the item, in the commit's own tree or in the one that judges it.
  package let disowned: Set<String>

  /// The people who answer for the item since this commit and did not in any state that it goes back to.
  package var newcomers: Set<String> {
    guard case .listed(let people) = after else { return [] }
    guard case .listed(let earlier) = before else { return people.subtracting(merged) }
    return people.subtracting(earlier).subtracting(merged)
  }
}

/// Finds the items that a commit changes.
struct ChangedItems {
  /// The manifest in force, which says where items lie.
  let manifest: Manifest
  let layout: Layout
  /// The commit's own tree.
  let tree: any Snapshot
  /// The tree that judges the commit; nil for the first.
  let base: (any Snapshot)?

  /// - Parameter people: what earlier commits showed: the state after one is the state before another.
  func all(in commit: CommitChange, _ people: ItemPeople) throws(Unreadable) -> [ChangedItem] {
    var known: Set<ItemName> = []
    var items: [ChangedItem] = []
    let files = Dictionary(commit.changes.map { (ExactPath($0.path), $0) }) { first, _ in first }
    for change in commit.changes {
      guard let name = layout.place(of: change.path).itemName, known.insert(name).inserted else { continue }
      if let item = try item(name, commit, files: files, among: people) { items.append(item) }
    }
    return items
  }

  private func item(
    _ name: ItemName, _ commit: CommitChange, files: [ExactPath: PathChange], among people: ItemPeople
  ) throws(Unreadable) -> ChangedItem? {
    guard let stream = manifest.stream(named: name.stream) else { return nil }
    let folder = stream.batchFolder(name.batch)
    let stem = folder.sidecars(of: name.id)
    var (before, after) = (ChangedItem.People.none, ChangedItem.People.none)
    var answerers: Set<String> = []
    var place = "\(stem).yaml"
    for format in [Format.yaml, .json] {
      let path = "\(stem).\(format.rawValue)"
      let new = try tree.entry(at: path)
      let change = files[ExactPath(path)]
      if let entry = change == nil ? new : change?.old {
        before = try people.listed(in: entry, format, tree, answers: stream.answers).people
      }
      if let entry = new {
        (after, answerers) = try people.listed(in: entry, format, tree, answers: stream.answers)
        place = path
      }
    }
    return ChangedItem(
      name: name, path: place, before: before, after: after, answerers: answerers,
      merged: try merged(stem, by: commit, people, answers: stream.answers), disowned: try disowned(name, in: folder))
  }

  /// The people whom the parents of a merge list, but for the first.
  private func merged(
    _ stem: String, by commit: CommitChange, _ people: ItemPeople, answers: AnswerPolicy
  ) throws(Unreadable) -> Set<String> {
    var listed: Set<String> = []
    for side in commit.sides {
      let tree = try tree.opening(side)
      for format in [Format.yaml, .json] {
        guard let entry = try tree.entry(at: "\(stem).\(format.rawValue)"),
          case .listed(let authors) = try people.listed(in: entry, format, tree, answers: answers).people
        else { continue }
        listed.formUnion(authors)
      }
    }
    return listed
  }

  private func disowned(_ item: ItemName, in folder: BatchFolder) throws(Unreadable) -> Set<String> {
    var people: Set<String> = []
    for tree in [tree, base].compactMap({ $0 }) where try tree.entry(at: folder.disownings) != nil {
      people.formUnion(try ReviewReading(tree).words(of: item, in: folder, layout).disowned)
    }
    return people
  }
}

/// The people of items by the ids of their files, so that each content is read once, however many commits hold it, and
/// whichever worker meets it first.
final class ItemPeople: Sendable {
  private let known = Mutex<[Content: Read]>([:])

  /// One content reads otherwise as YAML than as JSON, and in a stream with other answers.
  private struct Content: Hashable {
    let id: String
    let format: Format
    let answers: FieldPath
  }

  /// What a content says: who answers for the item, and who wrote one of the answers that it compares.
  typealias Read = (people: ChangedItem.People, answerers: Set<String>)

  /// - Parameter answers: where the item's stream says whose the answers are.
  func listed(
    in entry: FileEntry, _ format: Format, _ tree: any Snapshot, answers: AnswerPolicy
  ) throws(Unreadable) -> Read {
    guard let id = entry.id, entry.isFile else {
      return try ChangedItem.People.read(entry, format, in: tree, answers: answers)
    }
    let content = Content(id: id, format: format, answers: answers.authors)
    if let read = known.withLock({ $0[content] }) { return read }
    let read = try ChangedItem.People.read(entry, format, in: tree, answers: answers)
    known.withLock { $0[content] = read }
    return read
  }
}

extension ChangedItem.People {
  /// The people of an item, read from its file.
  static func of(_ entry: FileEntry, _ format: Format, in tree: any Snapshot) throws(Unreadable) -> ChangedItem.People {
    try read(entry, format, in: tree, answers: .usual).people
  }

  fileprivate static func read(
    _ entry: FileEntry, _ format: Format, in tree: any Snapshot, answers: AnswerPolicy
  ) throws(Unreadable) -> ItemPeople.Read {
    guard entry.isFile, try tree.size(of: entry) <= Limits.item.size else { return (.unknown, []) }
    let bytes = try tree.bytes(of: entry)
    if format == .yaml, let people = outlined(bytes, besides: answers.key) { return (.listed(people), []) }
    let reading = Document.read(bytes, as: format, limits: .item)
    guard let root = reading.document?.root else { return (.unknown, []) }
    guard let authors = root["authors"].map({ Array($0.elements) }), !authors.isEmpty else { return (.unknown, []) }
    let people = Set((authors + [root["imported_by"]].compactMap { $0 }).compactMap(\.string))
    return (.listed(people), answers.answerers(in: root))
  }

  /// The same people without a document, where the item is written so plainly that they are found at once, and has no
  /// answers of anybody's.
  ///
  /// - Parameter key: the key at the top below which answers lie.
  private static func outlined(_ bytes: [UInt8], besides key: String) -> Set<String>? {
    guard let contents = Outline.read(bytes, keys: ["authors", "imported_by", key])?.contents,
      case .texts(let authors) = contents[0], !authors.isEmpty, contents[2] == nil
    else { return nil }
    switch contents[1] {
    case .text(let importer): return Set(authors + [importer])
    case .texts: return nil
    case nil: return Set(authors)
    }
  }
}

extension Place {
  /// The item whose file this is, or beside whose file it lies; nil everywhere else.
  package var itemName: ItemName? {
    switch self {
    case .batch(let batch, .item(let id, _)), .batch(let batch, .sidecar(let id, _)):
      ItemName(stream: batch.stream, batch: batch.batch, id: id)
    default: nil
    }
  }
}
