import Git

/// The folders of a tree that were looked for last, with their ids: most questions are about the folder of the one
/// before, or about one that lies beside it.
struct RecentFolders {
  private var entries: [(path: String, id: ObjectID?)] = []
  private var next = 0
  private static let mostEntries = 16

  /// The id of a folder, nil within where there is none; nil where nobody asked lately. Paths are compared by their
  /// bytes: two that read alike are two folders.
  subscript(path: String) -> ObjectID?? {
    entries.first { $0.path.utf8.count == path.utf8.count && $0.path.utf8.elementsEqual(path.utf8) }.map(\.id)
  }

  mutating func keep(_ id: ObjectID?, of path: String) {
    if entries.count < Self.mostEntries {
      entries.append((path, id))
    } else {
      entries[next] = (path, id)
      next = (next + 1) % Self.mostEntries
    }
  }
}
