import Dataset
import Engine

/// A state of the dataset in which some files are other than they are: what would be if they were written.
struct EditedSource: SnapshotSource {
  let base: any SnapshotSource
  /// The contents by their paths.
  let files: [String: [UInt8]]

  func open() throws(Unreadable) -> EditedSnapshot {
    EditedSnapshot(base: try base.open(), files: files)
  }
}

/// See ``EditedSource``.
struct EditedSnapshot: Snapshot {
  let base: any Snapshot
  let files: [String: [UInt8]]

  /// The folders as they are; the files that are other are found by their paths alone.
  func entries(in directory: String) throws(Unreadable) -> [FileEntry]? { try base.entries(in: directory) }

  func entry(at path: String) throws(Unreadable) -> FileEntry? {
    files[path] == nil ? try base.entry(at: path) : FileEntry(path: path, mode: .file, id: nil)
  }

  func size(of entry: FileEntry) throws(Unreadable) -> Int {
    if let bytes = files[entry.path] { return bytes.count }
    return try base.size(of: entry)
  }

  func bytes(of entry: FileEntry) throws(Unreadable) -> [UInt8] {
    if let bytes = files[entry.path] { return bytes }
    return try base.bytes(of: entry)
  }

  func opening(tree id: String) throws(Unreadable) -> (any Snapshot)? { try base.opening(tree: id) }

  func sha256(of bytes: [UInt8]) -> String { base.sha256(of: bytes) }

  func sha256(of entry: FileEntry) throws(Unreadable) -> String { try base.sha256(of: entry) }
}
