package import Dataset
package import Engine

/// The tree that git is about to commit: a commit's tree with the staged changes laid over it.
package final class IndexSnapshot: Snapshot {
  private let base: TreeSnapshot
  /// What is staged, by path; no entry where the file is deleted.
  private let staged: [String: FileEntry?]
  /// The names staged in each folder, with the folders that staged paths bring.
  private let names: [String: [String: FileEntry?]]

  /// - Parameters:
  ///   - base: the tree of the commit that is being added to.
  ///   - changes: the staged changes against it.
  package init(base: TreeSnapshot, changes: [PathChange]) {
    self.base = base
    staged = Dictionary(changes.map { ($0.path, $0.new) }, uniquingKeysWith: { _, last in last })
    names = Self.names(changes)
  }

  private static func names(_ changes: [PathChange]) -> [String: [String: FileEntry?]] {
    var names: [String: [String: FileEntry?]] = [:]
    for change in changes {
      names[change.path.parentPath, default: [:]].updateValue(change.new, forKey: change.path)
      guard change.new != nil else { continue }
      var folder = change.path.parentPath
      while !folder.isEmpty {
        names[folder.parentPath, default: [:]].updateValue(
          FileEntry(path: folder, mode: .directory, id: nil), forKey: folder)
        folder = folder.parentPath
      }
    }
    return names
  }

  package func entries(in directory: String) throws(Unreadable) -> [FileEntry]? {
    let committed = try base.entries(in: directory)
    guard let staged = names[directory] else { return committed }
    let kept = (committed ?? []).filter { staged[$0.path] == nil }
    return (kept + staged.values.compactMap { $0 }).sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  package func entry(at path: String) throws(Unreadable) -> FileEntry? {
    if let entry = staged[path] { return entry }
    if let entry = names[path.parentPath]?[path] { return entry }
    return try base.entry(at: path)
  }

  package func size(of entry: FileEntry) throws(Unreadable) -> Int { try base.size(of: entry) }
  package func bytes(of entry: FileEntry) throws(Unreadable) -> [UInt8] { try base.bytes(of: entry) }
  package func sha256(of entry: FileEntry) throws(Unreadable) -> String { try base.sha256(of: entry) }
}

/// Opens the tree that is about to be committed for each worker.
package struct IndexSource: SnapshotSource {
  private let base: TreeSource
  private let changes: [PathChange]

  package init(base: TreeSource, changes: [PathChange]) {
    self.base = base
    self.changes = changes
  }

  package func open() throws(Unreadable) -> IndexSnapshot {
    IndexSnapshot(base: try base.open(), changes: changes)
  }
}
