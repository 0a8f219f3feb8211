package import Dataset
import Documents
package import Engine
import Git
import Glibc
import Signatures

/// The files of a work tree that git tracks, or would if they were added.
package final class WorkTreeSnapshot: Snapshot {
  private let root: String
  /// Has what the work tree lacks; it is not opened before that is asked for.
  private let repository: RepositorySource?
  private var opened: TreeSnapshot?
  private let folders: [ExactPath: [FileEntry]]
  private let files: [ExactPath: FileEntry]

  /// - Parameters:
  ///   - root: the work tree, with a closing `/`.
  ///   - entries: its files, in byte order of their paths; those with an id are read from the repository.
  ///   - repository: needed where an entry has an id.
  package init(root: String, entries: [FileEntry], repository: RepositorySource? = nil) {
    self.root = root
    self.repository = repository
    files = Dictionary(entries.map { (ExactPath($0.path), $0) }, uniquingKeysWith: { first, _ in first })
    var folders: [ExactPath: [FileEntry]] = [ExactPath(""): []]
    for entry in entries {
      var parent = entry.path.parentPath
      folders[ExactPath(parent), default: []].append(entry)
      while !parent.isEmpty {
        let above = parent.parentPath
        let folder = FileEntry(path: parent, mode: .directory, id: nil)
        // Paths come in order, so a folder that is known stands last in the one above.
        if folders[ExactPath(above)]?.last != folder { folders[ExactPath(above), default: []].append(folder) }
        parent = above
      }
    }
    self.folders = folders.mapValues { Self.unique($0) }
  }

  private static func unique(_ entries: [FileEntry]) -> [FileEntry] {
    var seen: Set<FileEntry> = []
    return entries.filter { seen.insert($0).inserted }
      .sorted { $0.path.precedes($1.path) }
  }

  package func opening(tree id: String) throws(Unreadable) -> (any Snapshot)? { try objects()?.opening(tree: id) }

  private func objects() throws(Unreadable) -> TreeSnapshot? {
    if opened == nil, let repository { opened = TreeSnapshot(repository: try repository.open(), root: nil) }
    return opened
  }

  package func entries(in directory: String) throws(Unreadable) -> [FileEntry]? { folders[ExactPath(directory)] }

  package func entry(at path: String) throws(Unreadable) -> FileEntry? {
    if let file = files[ExactPath(path)] { return file }
    return folders[ExactPath(path)] == nil ? nil : FileEntry(path: path, mode: .directory, id: nil)
  }

  package func size(of entry: FileEntry) throws(Unreadable) -> Int {
    if entry.id != nil, let objects = try objects() { return try objects.size(of: entry) }
    var status = stat()
    guard lstat(root + entry.path, &status) == 0 else { throw .system(entry.path) }
    return Int(status.st_size)
  }

  package func bytes(of entry: FileEntry) throws(Unreadable) -> [UInt8] {
    if entry.id != nil, let objects = try objects() { return try objects.bytes(of: entry) }
    let descriptor = Glibc.open(root + entry.path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw .system(entry.path) }
    defer { close(descriptor) }
    let size = try size(of: entry)
    var bytes = [UInt8](repeating: 0, count: size)
    var filled = 0
    while filled < size {
      let count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress! + filled, size - filled) }
      guard count >= 0 else { throw .system(entry.path) }
      if count == 0 { break }
      filled += count
    }
    return filled == size ? bytes : Array(bytes[..<filled])
  }

  package func blob(of entry: FileEntry) throws(Unreadable) -> String? {
    if let id = entry.id { return id }
    return ObjectID.blob(try bytes(of: entry))?.description
  }

  package func sha256(of bytes: [UInt8]) -> String { ContentDigest.sha256(bytes) }

  package func sha256(of entry: FileEntry) throws(Unreadable) -> String {
    ContentDigest.sha256(try bytes(of: entry))
  }
}

/// Opens the same list of files for each worker.
package struct WorkTreeSource: SnapshotSource {
  private let root: String
  private let entries: [FileEntry]
  /// Where the content of files lies that a sparse checkout leaves out, and what was frozen.
  private let repository: RepositorySource?

  /// Looks at the files that git listed.
  ///
  /// - Parameters:
  ///   - root: the work tree, with a closing `/`.
  ///   - listing: what `git ls-files -z -t --cached --others --exclude-standard` prints there.
  ///   - index: what `git ls-files -z -t --stage` prints there, where the checkout is sparse.
  ///   - repository: where what is left out is read from.
  package init(
    root: String, listing: [UInt8], index: [UInt8] = [], repository: RepositorySource? = nil
  ) throws(Unreadable) {
    self.root = root
    var entries = Self.leftOut(of: root, by: index)
    self.repository = repository
    for listed in Set(Self.records(listing).map(\.name)) {
      // A repository inside the work tree that is not added is listed as a folder.
      let name = listed.last == UInt8(ascii: "/") ? listed.dropLast() : listed
      let valid = String(validating: name, as: UTF8.self)
      let path = valid ?? String(decoding: name, as: UTF8.self)
      var status = stat()
      let found = (Array(root.utf8) + name + [0]).withUnsafeBufferPointer { buffer in
        buffer.withMemoryRebound(to: CChar.self) { lstat($0.baseAddress!, &status) }
      }
      // A file that is deleted but still in the index is no longer in the work tree.
      guard found == 0 else { continue }
      entries.append(FileEntry(path: path, mode: .init(status), id: nil, hasValidName: valid != nil))
    }
    self.entries = entries.sorted { $0.path.precedes($1.path) }
  }

  /// The lines that `git ls-files -z -t` prints: a letter that says what the file is, a space, the rest.
  static func records(_ listing: [UInt8]) -> [(tag: UInt8, name: ArraySlice<UInt8>)] {
    listing.split(separator: 0).filter { $0.count > 2 }.map { ($0[$0.startIndex], $0.dropFirst(2)) }
  }

  /// What the index marks as left out, `S mode id stage TAB path`, and is not there all the same.
  private static func leftOut(of root: String, by index: [UInt8]) -> [FileEntry] {
    records(index).compactMap { tag, record in
      guard tag == UInt8(ascii: "S"), let tab = record.firstIndex(of: UInt8(ascii: "\t")) else { return nil }
      let parts = String(decoding: record[..<tab], as: UTF8.self).split(separator: " ")
      guard parts.count == 3, let mode = UInt32(parts[0], radix: 8) else { return nil }
      let name = record[(tab + 1)...]
      let valid = String(validating: name, as: UTF8.self)
      var status = stat()
      let path = valid ?? String(decoding: name, as: UTF8.self)
      guard lstat(root + path, &status) != 0 else { return nil }
      return FileEntry(path: path, mode: .init(gitMode: mode), id: String(parts[1]), hasValidName: valid != nil)
    }
  }

  package func open() throws(Unreadable) -> WorkTreeSnapshot {
    WorkTreeSnapshot(root: root, entries: entries, repository: repository)
  }
}

extension FileEntry.Mode {
  fileprivate init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = status.st_mode & S_IXUSR == 0 ? .file : .executable
    case S_IFLNK: self = .symlink
    // git lists a folder only where another repository lies in it.
    case S_IFDIR: self = .gitlink
    default: self = .other(status.st_mode)
    }
  }
}

extension Unreadable {
  fileprivate static func system(_ path: String) -> Unreadable {
    Unreadable(path, reason: "it cannot be read: \(String(cString: strerror(errno)))")
  }
}
