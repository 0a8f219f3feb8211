package import Dataset
package import Engine
import Glibc

/// The tree that git is about to commit: a commit's tree with the staged changes laid over it.
package final class IndexSnapshot: Snapshot {
  private let base: TreeSnapshot
  /// What is staged, by path; no entry where the file is deleted.
  private let staged: [ExactPath: FileEntry?]
  /// The names staged in each folder, with the folders that staged paths bring.
  private let names: [ExactPath: [ExactPath: FileEntry?]]
  /// The folders above files that are deleted: nothing may be left in them.
  private let thinned: Set<ExactPath>

  /// - Parameters:
  ///   - base: the tree of the commit that is being added to.
  ///   - changes: the staged changes against it.
  package init(base: TreeSnapshot, changes: [PathChange]) {
    self.base = base
    staged = Dictionary(changes.map { (ExactPath($0.path), $0.new) }, uniquingKeysWith: { _, last in last })
    names = Self.names(changes)
    thinned = Set(changes.filter { $0.new == nil }.flatMap { Self.folders(above: $0.path) }.map { ExactPath($0) })
  }

  private static func names(_ changes: [PathChange]) -> [ExactPath: [ExactPath: FileEntry?]] {
    var names: [ExactPath: [ExactPath: FileEntry?]] = [:]
    for change in changes {
      let folder = ExactPath(change.path.parentPath)
      // A folder that stands in the file's place is there all the same.
      if change.new != nil || names[folder]?[ExactPath(change.path)] == nil {
        names[folder, default: [:]].updateValue(change.new, forKey: ExactPath(change.path))
      }
      guard change.new != nil else { continue }
      for folder in folders(above: change.path) {
        let entry = FileEntry(path: folder, mode: .directory, id: nil)
        names[ExactPath(folder.parentPath), default: [:]].updateValue(entry, forKey: ExactPath(folder))
      }
    }
    return names
  }

  private static func folders(above path: String) -> [String] {
    var folders: [String] = []
    var folder = path.parentPath
    while !folder.isEmpty {
      folders.append(folder)
      folder = folder.parentPath
    }
    return folders
  }

  package func opening(_ source: any SnapshotSource) throws(Unreadable) -> any Snapshot {
    try base.opening(source)
  }

  package func opening(tree id: String) throws(Unreadable) -> (any Snapshot)? { try base.opening(tree: id) }

  package func entries(in directory: String) throws(Unreadable) -> [FileEntry]? {
    let committed = try base.entries(in: directory)
    guard let staged = names[ExactPath(directory)] else {
      return try committed.flatMap { (entries) throws(Unreadable) in
        let left = try present(entries)
        return left.isEmpty && !entries.isEmpty && !directory.isEmpty ? nil : left
      }
    }
    let entries = try present(Self.merge(committed ?? [], staged))
    return entries.isEmpty && !directory.isEmpty ? nil : entries
  }

  /// The entries of a folder with staged ones in their places, in byte order of their names.
  ///
  /// - Parameter committed: as a tree holds them, which only folders put in another order.
  private static func merge(_ committed: [FileEntry], _ staged: [ExactPath: FileEntry?]) -> [FileEntry] {
    let isOrdered = committed.allSatisfy { $0.mode != .directory }
    var kept = (isOrdered ? committed : committed.sorted { $0.path.precedes($1.path) })[...]
    var entries: [FileEntry] = []
    entries.reserveCapacity(committed.count + staged.count)
    for (path, entry) in staged.sorted(by: { $0.key.text.precedes($1.key.text) }) {
      let place = kept.firstIndex { !$0.path.precedes(path.text) } ?? kept.endIndex
      entries += kept[..<place]
      kept = kept[place...]
      if let next = kept.first, ExactPath(next.path) == path { kept.removeFirst() }
      if let entry { entries.append(entry) }
    }
    return entries + kept
  }

  private func present(_ entries: [FileEntry]) throws(Unreadable) -> [FileEntry] {
    var present: [FileEntry] = []
    for entry in entries where try isThere(entry) { present.append(asLeft(entry)) }
    return present
  }

  /// Whether an entry is a file, or a folder that still holds anything: git knows no empty ones.
  private func isThere(_ entry: FileEntry) throws(Unreadable) -> Bool {
    guard entry.mode == .directory, thinned.contains(ExactPath(entry.path)) else { return true }
    return try entries(in: entry.path) != nil
  }

  /// A folder from which a file goes is no longer the one that the commit has under that id.
  private func asLeft(_ entry: FileEntry) -> FileEntry {
    guard entry.mode == .directory, thinned.contains(ExactPath(entry.path)) else { return entry }
    return FileEntry(path: entry.path, mode: .directory, id: nil, hasValidName: entry.hasValidName)
  }

  package func entry(at path: String) throws(Unreadable) -> FileEntry? {
    let key = ExactPath(path)
    let found: FileEntry?
    if let entry = staged[key], let entry {
      found = entry
    } else if let entry = names[ExactPath(path.parentPath)]?[key] {
      found = entry
    } else {
      found = try base.entry(at: path)
    }
    return try found.flatMap { (entry) throws(Unreadable) in try isThere(entry) ? asLeft(entry) : nil }
  }

  package func size(of entry: FileEntry) throws(Unreadable) -> Int { try base.size(of: entry) }
  package func bytes(of entry: FileEntry) throws(Unreadable) -> [UInt8] { try base.bytes(of: entry) }
  package func sha256(of bytes: [UInt8]) -> String { base.sha256(of: bytes) }

  package func sha256(of entry: FileEntry) throws(Unreadable) -> String { try base.sha256(of: entry) }
}

extension String {
  /// Whether the text comes before another one byte by byte.
  fileprivate func precedes(_ other: String) -> Bool {
    // Most strings lie in one piece, and are compared as one.
    let order = utf8.withContiguousStorageIfAvailable { left in
      other.utf8.withContiguousStorageIfAvailable { right in
        guard let first = left.baseAddress, let second = right.baseAddress else { return left.count < right.count }
        let order = memcmp(first, second, min(left.count, right.count))
        return order == 0 ? left.count < right.count : order < 0
      }
    }
    return (order ?? nil) ?? utf8.lexicographicallyPrecedes(other.utf8)
  }
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
