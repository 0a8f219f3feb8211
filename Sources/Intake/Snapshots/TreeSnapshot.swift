package import Dataset
package import Engine
package import Git
import Signatures

/// The tree of a commit, or any other tree of a repository.
package final class TreeSnapshot: Snapshot {
  let repository: Repository
  private let root: ObjectID?
  private var folders = RecentFolders()

  /// - Parameter root: the tree's id; nil for the tree that holds nothing.
  package init(repository: Repository, root: ObjectID?) {
    self.repository = repository
    self.root = root
  }

  package func entries(in directory: String) throws(Unreadable) -> [FileEntry]? {
    try folder(directory)?.entries.map { FileEntry($0, in: directory) }
  }

  package func entries(ofTree id: String, at directory: String) throws(Unreadable) -> [FileEntry]? {
    guard let id = ObjectID(hex: id), (try? repository.header(of: id))?.kind == .tree else { return nil }
    return try walking { () throws(TreeError) in try repository.folder(id, at: directory) }.entries.map {
      FileEntry($0, in: directory)
    }
  }

  package func entry(at path: String) throws(Unreadable) -> FileEntry? {
    let parent = path.parentPath
    return try folder(parent)?.entry(named: path.lastPart).map { FileEntry($0, in: parent) }
  }

  /// Another tree through the same handle, where it is one of this repository.
  package func opening(_ source: any SnapshotSource) throws(Unreadable) -> any Snapshot {
    guard let source = source as? TreeSource else { return try source.open() }
    return TreeSnapshot(repository: repository, root: source.root)
  }

  package func opening(tree id: String) throws(Unreadable) -> (any Snapshot)? {
    guard let id = ObjectID(hex: id) else { return nil }
    do throws(TreeError) {
      _ = try repository.folder(id)
    } catch .git(let error) where error.code == .notFound {
      return nil
    } catch {
      throw Unreadable(error)
    }
    return TreeSnapshot(repository: repository, root: id)
  }

  private func folder(_ path: String) throws(Unreadable) -> TreeListing? {
    guard let id = try id(ofFolder: path) else { return nil }
    return try walking { () throws(TreeError) in try repository.folder(id, at: path) }
  }

  private func id(ofFolder path: String) throws(Unreadable) -> ObjectID? {
    guard !path.isEmpty else { return root }
    if let known = folders[path] { return known }
    let entry = try folder(path.parentPath)?.entry(named: path.lastPart)
    let id = entry.flatMap { $0.isDirectory ? $0.id : nil }
    folders.keep(id, of: path)
    return id
  }

  package func size(of entry: FileEntry) throws(Unreadable) -> Int {
    let id = try blob(entry)
    return try reading(entry) { () throws(GitError) in try repository.size(of: id) }
  }

  package func bytes(of entry: FileEntry) throws(Unreadable) -> [UInt8] {
    let id = try blob(entry)
    return try reading(entry) { () throws(GitError) in try repository.content(of: id) }
  }

  package func sha256(of bytes: [UInt8]) -> String { ContentDigest.sha256(bytes) }

  package func sha256(of entry: FileEntry) throws(Unreadable) -> String {
    let id = try blob(entry)
    return try reading(entry) { () throws(GitError) in
      try repository.digest(of: id) { ContentDigest.sha256($0) }
    }
  }

  private func reading<Result>(
    _ entry: FileEntry, _ body: () throws(GitError) -> Result
  ) throws(Unreadable) -> Result {
    do throws(GitError) { return try body() } catch { throw Unreadable(error, of: entry.path) }
  }

  private func blob(_ entry: FileEntry) throws(Unreadable) -> ObjectID {
    guard entry.isFile, let id = entry.id.flatMap({ ObjectID(hex: $0) }) else {
      throw Unreadable(entry.path, reason: "it is no file with content of its own")
    }
    return id
  }
}

/// Opens the tree of a commit for each worker.
package struct TreeSource: SnapshotSource {
  package let repository: RepositorySource
  /// The tree's id; nil for the tree that holds nothing.
  package let root: ObjectID?

  package init(repository: RepositorySource, root: ObjectID?) {
    self.repository = repository
    self.root = root
  }

  package func open() throws(Unreadable) -> TreeSnapshot {
    TreeSnapshot(repository: try repository.open(), root: root)
  }
}

extension FileEntry {
  /// An entry of a tree object, in the folder `directory`.
  init(_ entry: TreeEntry, in directory: String) {
    var path = directory
    if !path.isEmpty { path += "/" }
    path += entry.name
    self.init(
      path: path, mode: Mode(gitMode: entry.mode), id: entry.id.description, hasValidName: entry.hasValidName)
  }
}

extension FileEntry.Mode {
  /// What one of git's modes stands for.
  init(gitMode: UInt32) {
    switch gitMode {
    case 0o100644: self = .file
    case 0o100755: self = .executable
    case 0o120000: self = .symlink
    case 0o160000: self = .gitlink
    case 0o40000: self = .directory
    default: self = .other(gitMode)
    }
  }
}
