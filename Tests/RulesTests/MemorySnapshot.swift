import Dataset
import Engine
import Foundation
import Signatures

/// A tree of files in memory. Paths are compared byte by byte, as git does.
struct MemorySnapshot: Snapshot, SnapshotSource {
  struct File: Hashable {
    let mode: FileEntry.Mode
    let bytes: [UInt8]
    let sha256: String

    /// As long as git's object ids.
    var id: String { String(sha256.prefix(40)) }

    init(mode: FileEntry.Mode, bytes: [UInt8]) {
      self.mode = mode
      self.bytes = bytes
      sha256 = ContentDigest.sha256(bytes)
    }

    static func == (left: File, right: File) -> Bool { left.mode == right.mode && left.sha256 == right.sha256 }

    func hash(into hasher: inout Hasher) { hasher.combine(sha256) }
  }

  private(set) var files: [[UInt8]: File] = [:]
  private var folders: [[UInt8]: [FileEntry]] = [[]: []]

  init(_ files: [[UInt8]: File]) {
    self.files = files
    var seen: Set<[UInt8]> = []
    for path in files.keys.sorted(by: { $0.precedes($1) }) {
      var (path, entry) = (path, Self.entry(path, files[path]))
      while seen.insert(path).inserted, !path.isEmpty {
        let stroke = path.lastIndex(of: UInt8(ascii: "/"))
        let parent = Array(path[..<(stroke ?? 0)])
        folders[parent, default: []].append(entry)
        (path, entry) = (parent, Self.entry(parent, nil))
      }
    }
    folders = folders.mapValues { entries in
      let keys = entries.map { Array($0.path.utf8) }
      return keys.indices.sorted { keys[$0].precedes(keys[$1]) }.map { entries[$0] }
    }
  }

  /// The entry of a file, or, without one, of a folder.
  private static func entry(_ path: [UInt8], _ file: File?) -> FileEntry {
    FileEntry(
      path: String(decoding: path, as: UTF8.self), mode: file?.mode ?? .directory,
      id: file?.id, hasValidName: String(validating: path, as: UTF8.self) != nil)
  }

  func open() -> MemorySnapshot { self }

  func entries(in directory: String) -> [FileEntry]? { folders[Array(directory.utf8)] }

  func entry(at path: String) -> FileEntry? {
    let key = Array(path.utf8)
    if let file = files[key] { return Self.entry(key, file) }
    guard let entry = folders[key] == nil ? nil : Self.entry(key, nil) else { return nil }
    guard path.hasSuffix("/items") else { return entry }
    return FileEntry(path: path, mode: .directory, id: treeID(key + [UInt8(ascii: "/")]))
  }

  /// What stands for git's id of a folder of items: the first digits of the SHA-256 over the sorted lines `PATH ID` of
  /// its files.
  private func treeID(_ start: [UInt8]) -> String {
    let lines = files.filter { $0.key.starts(with: start) }
      .map { String(decoding: $0.key.dropFirst(start.count), as: UTF8.self) + " \($0.value.id)\n" }
    return String(ContentDigest.sha256(Array(lines.sorted().joined().utf8)).prefix(40))
  }

  func opening(tree id: String) -> (any Snapshot)? {
    for state in states {
      for key in state.folders.keys where state.entry(at: String(decoding: key, as: UTF8.self))?.id == id {
        let start = key + [UInt8(ascii: "/")]
        let inside = state.files.filter { $0.key.starts(with: start) }
        return MemorySnapshot(
          Dictionary(uniqueKeysWithValues: inside.map { (Array($0.key.dropFirst(start.count)), $0.value) }))
      }
    }
    return nil
  }

  func size(of entry: FileEntry) throws(Unreadable) -> Int { try bytes(of: entry).count }

  func sha256(of bytes: [UInt8]) -> String { ContentDigest.sha256(bytes) }

  func sha256(of entry: FileEntry) throws(Unreadable) -> String {
    ContentDigest.sha256(try bytes(of: entry))
  }

  /// The content by the entry's id, as git has it, so that a file that is no longer in the tree can be read as well.
  func bytes(of entry: FileEntry) throws(Unreadable) -> [UInt8] {
    guard let id = entry.id, let bytes = contents[id] else { throw Unreadable(entry.path, reason: "it is not there") }
    return bytes
  }

  /// Every content that there ever was, by its id.
  var contents: [String: [UInt8]] = [:]
  /// Every state that there ever was.
  var states: [MemorySnapshot] = []
}

extension MemorySnapshot {
  /// What differs between two trees, in byte order of the paths.
  static func changes(from old: MemorySnapshot?, to new: MemorySnapshot) -> [PathChange] {
    let paths = Set(new.files.keys).union(old?.files.keys.map { $0 } ?? [])
    return paths.sorted { $0.precedes($1) }.compactMap { path in
      let (before, after) = (old?.files[path], new.files[path])
      guard before != after else { return nil }
      return PathChange(
        path: String(decoding: path, as: UTF8.self), old: before.map { entry(path, $0) },
        new: after.map { entry(path, $0) })
    }
  }
}

extension [UInt8] {
  /// Byte order, quick without the optimizer too.
  fileprivate func precedes(_ other: [UInt8]) -> Bool {
    let order = memcmp(self, other, Swift.min(count, other.count))
    return order == 0 ? count < other.count : order < 0
  }
}
