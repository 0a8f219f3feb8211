package import Dataset
package import Engine
import Glibc

/// A snapshot with changes laid over it: the tree that git is about to commit, a commit's tree with what is staged; or
/// what a state would be if some files were written.
package final class OverlaySnapshot<Base: Snapshot>: Snapshot {
  private let base: Base
  /// What is changed, by path; no entry where the file is deleted.
  private let changed: [ExactPath: FileEntry?]
  /// The contents that nobody has stored yet, by path.
  private let contents: [ExactPath: [UInt8]]
  /// The names changed in each folder, with the folders that changed paths bring.
  private let names: [ExactPath: [ExactPath: FileEntry?]]
  /// The folders above files that are deleted: nothing may be left in them.
  private let thinned: Set<ExactPath>

  /// - Parameters:
  ///   - base: what the changes are laid over.
  ///   - changes: the changes against it.
  ///   - contents: the bytes of new files that the base cannot read, by path.
  package init(base: Base, changes: [PathChange], contents: [ExactPath: [UInt8]] = [:]) {
    self.base = base
    self.contents = contents
    changed = Dictionary(changes.map { (ExactPath($0.path), $0.new) }, uniquingKeysWith: { _, last in last })
    names = Self.names(changes)
    thinned = Set(changes.filter { $0.new == nil }.flatMap { $0.path.foldersAbove }.map { ExactPath($0) })
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
      for folder in change.path.foldersAbove {
        let entry = FileEntry(path: folder, mode: .directory, id: nil)
        names[ExactPath(folder.parentPath), default: [:]].updateValue(entry, forKey: ExactPath(folder))
      }
    }
    return names
  }

  package func opening(_ source: any SnapshotSource) throws(Unreadable) -> any Snapshot {
    try base.opening(source)
  }

  package func opening(tree id: String) throws(Unreadable) -> (any Snapshot)? { try base.opening(tree: id) }

  package func entries(in directory: String) throws(Unreadable) -> [FileEntry]? {
    let committed = try base.entries(in: directory)
    guard let changed = names[ExactPath(directory)] else {
      return try committed.flatMap { (entries) throws(Unreadable) in
        let left = try present(entries)
        return left.isEmpty && !entries.isEmpty && !directory.isEmpty ? nil : left
      }
    }
    let entries = try present(Self.merge(committed ?? [], changed))
    return entries.isEmpty && !directory.isEmpty ? nil : entries
  }

  /// The entries of a folder with changed ones in their places, in byte order of their names.
  ///
  /// - Parameter committed: as a tree holds them, which only folders put in another order.
  private static func merge(_ committed: [FileEntry], _ changed: [ExactPath: FileEntry?]) -> [FileEntry] {
    let isOrdered = committed.allSatisfy { $0.mode != .directory }
    var kept = (isOrdered ? committed : committed.sorted { $0.path.comesBefore($1.path) })[...]
    var entries: [FileEntry] = []
    entries.reserveCapacity(committed.count + changed.count)
    for (path, entry) in changed.sorted(by: { $0.key.text.comesBefore($1.key.text) }) {
      let place = kept.firstIndex { !$0.path.comesBefore(path.text) } ?? kept.endIndex
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
    if let entry = changed[key], let entry {
      found = entry
    } else if let entry = names[ExactPath(path.parentPath)]?[key] {
      found = entry
    } else {
      found = try base.entry(at: path)
    }
    return try found.flatMap { (entry) throws(Unreadable) in try isThere(entry) ? asLeft(entry) : nil }
  }

  package func size(of entry: FileEntry) throws(Unreadable) -> Int {
    if let bytes = contents[ExactPath(entry.path)] { return bytes.count }
    return try base.size(of: entry)
  }

  package func bytes(of entry: FileEntry) throws(Unreadable) -> [UInt8] {
    if let bytes = contents[ExactPath(entry.path)] { return bytes }
    return try base.bytes(of: entry)
  }

  package func sha256(of bytes: [UInt8]) -> String { base.sha256(of: bytes) }

  package func sha256(of entry: FileEntry) throws(Unreadable) -> String {
    if let bytes = contents[ExactPath(entry.path)] { return sha256(of: bytes) }
    return try base.sha256(of: entry)
  }
}

extension String {
  /// Whether the text comes before another one byte by byte.
  fileprivate func comesBefore(_ other: String) -> Bool {
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

/// Opens a snapshot with changes laid over it for each worker.
package struct OverlaySource<Base: SnapshotSource>: SnapshotSource {
  private let base: Base
  private let changes: [PathChange]
  private let contents: [ExactPath: [UInt8]]

  /// The same with what git has stored, such as staged files, in the place of others.
  package init(base: Base, changes: [PathChange]) {
    self.base = base
    self.changes = changes
    contents = [:]
  }

  /// The same with files as they would be if somebody wrote them.
  package init(base: Base, writing files: [String: [UInt8]]) {
    self.base = base
    changes = files.keys.sorted().map { path in
      PathChange(path: path, old: nil, new: FileEntry(path: path, mode: .file, id: nil))
    }
    contents = Dictionary(files.map { (ExactPath($0.key), $0.value) }, uniquingKeysWith: { _, last in last })
  }

  package func open() throws(Unreadable) -> OverlaySnapshot<Base.Opened> {
    OverlaySnapshot(base: try base.open(), changes: changes, contents: contents)
  }
}
