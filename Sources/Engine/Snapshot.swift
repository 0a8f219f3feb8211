package import Dataset

/// A tree of files as one occasion sees it: a commit's tree, the index about to be committed, the work tree.
///
/// A snapshot belongs to one worker; others open their own through a ``SnapshotSource``.
package protocol Snapshot {
  /// The entries of a folder in byte order of their names; nil where there is no such folder.
  ///
  /// - Parameter directory: its path without a closing `/`; the empty text is the root.
  func entries(in directory: String) throws(Unreadable) -> [FileEntry]?

  /// The entry at a path; nil where there is none.
  func entry(at path: String) throws(Unreadable) -> FileEntry?

  /// The entries of a folder as it once was, by the git object id of its tree; nil where nobody has that.
  ///
  /// - Parameter directory: the path that it had, without a closing `/`.
  func entries(ofTree id: String, at directory: String) throws(Unreadable) -> [FileEntry]?

  /// A file's size in bytes, found without reading the content.
  func size(of entry: FileEntry) throws(Unreadable) -> Int

  /// A file's bytes.
  func bytes(of entry: FileEntry) throws(Unreadable) -> [UInt8]

  /// Opens another tree, of the same repository where it is one, without opening that anew.
  func opening(_ source: any SnapshotSource) throws(Unreadable) -> any Snapshot

  /// Opens a folder of the same repository by git's id of it, as a tree of its own; nil where it is not there, or
  /// nobody can say.
  func opening(tree id: String) throws(Unreadable) -> (any Snapshot)?

  /// The git object id of a file's content, in hex; nil where nobody can say.
  func blob(of entry: FileEntry) throws(Unreadable) -> String?

  /// The SHA-256 (FIPS 180-4) of a file's bytes, in lower-case hex.
  func sha256(of entry: FileEntry) throws(Unreadable) -> String

  /// The SHA-256 of bytes, in lower-case hex.
  func sha256(of bytes: [UInt8]) -> String
}

/// Something every worker can open the same snapshot from.
package protocol SnapshotSource: Sendable {
  associatedtype Opened: Snapshot

  /// - Throws: ``Unreadable`` where the repository or the tree cannot be opened.
  func open() throws(Unreadable) -> Opened
}

extension Snapshot {
  package func entries(ofTree id: String, at directory: String) throws(Unreadable) -> [FileEntry]? { nil }

  package func blob(of entry: FileEntry) throws(Unreadable) -> String? { entry.id }

  package func opening(tree id: String) throws(Unreadable) -> (any Snapshot)? { nil }

  package func opening(_ source: any SnapshotSource) throws(Unreadable) -> any Snapshot { try source.open() }

  /// The bytes of the file at a path; nil where there is no file.
  package func file(at path: String) throws(Unreadable) -> [UInt8]? {
    guard let entry = try entry(at: path), entry.isFile else { return nil }
    return try bytes(of: entry)
  }
}
