/// The folders of a tree that are open, each with a number above that of the folder it is in. The first is the tree.
struct FolderTable: Sendable {
  private(set) var folders = [TreeFolder(name: [], parent: 0)]

  /// What stands at a path.
  enum Found {
    case none
    case file(FileMode, ObjectName)
    /// A folder above is not open.
    case unopened(TreePath)
  }

  func find(_ path: TreePath) -> Found {
    let (folder, start, end) = descend(path)
    if let end {
      guard case .unopened = folders[folder][EntryKey(name: path.bytes[start..<end], isFolder: true)] else {
        return .none
      }
      return .unopened(TreePath(bytes: Array(path.bytes[..<end])))
    }
    guard case .file(let mode, let id) = folders[folder][EntryKey(name: path.bytes[start...], isFolder: false)] else {
      return .none
    }
    return .file(mode, id)
  }

  /// The symbolic link above a path; nil where there is none.
  func link(above path: TreePath) -> TreePath? {
    let (folder, start, end) = descend(path)
    guard let end,
      case .file(.link, _) = folders[folder][EntryKey(name: path.bytes[start..<end], isFolder: false)]
    else { return nil }
    return TreePath(bytes: Array(path.bytes[..<end]))
  }

  /// Goes down a path as far as folders are open.
  ///
  /// - Returns: the folder, and where the name begins that comes next; where that name ends, if it is a folder's.
  private func descend(_ path: TreePath) -> (folder: Int, start: Int, end: Int?) {
    var folder = 0
    var start = 0
    for (index, byte) in path.bytes.enumerated() where byte == UInt8(ascii: "/") {
      guard case .folder(let number) = folders[folder][EntryKey(name: path.bytes[start..<index], isFolder: true)] else {
        return (folder, start, index)
      }
      folder = number
      start = index + 1
    }
    return (folder, start, nil)
  }

  /// Adds an entry behind all others of a folder; gives the number where it is a folder that is open.
  mutating func append(_ object: TreeFolder.Object, named name: ArraySlice<UInt8>, to folder: Int) {
    folders[folder].entries.append(TreeFolder.Entry(name: name, object: object))
  }

  /// Makes a folder that no other lists yet; gives its number.
  mutating func make(named name: ArraySlice<UInt8>, in parent: Int) -> Int {
    folders.append(TreeFolder(name: name, parent: parent))
    return folders.count - 1
  }

  /// Computes the ids of all folders; gives the tree's.
  mutating func identify(_ hash: ObjectHash) -> ObjectName {
    for number in folders.indices.reversed() { identify(number, hash) }
    return folders[0].id ?? hash.name(of: tree(0, hash))
  }

  /// Takes over changes of one folder.
  mutating func merge(_ changes: [EntryKey: TreeFolder.Object?], into folder: Int) {
    folders[folder].merge(changes)
  }

  /// Computes the id of a folder, those of the folders in it being known.
  mutating func identify(_ number: Int, _ hash: ObjectHash) { folders[number].id = hash.name(of: tree(number, hash)) }

  /// A folder as git stores it, header included.
  private func tree(_ number: Int, _ hash: ObjectHash) -> [UInt8] {
    let entries = folders[number].entries
    let size = entries.reduce(0) { size, entry in
      size + entry.name.count + (entry.object.isFolder ? 7 : 8) + hash.length
    }
    var bytes = ObjectHash.header("tree", size)
    bytes.reserveCapacity(bytes.count + size)
    for entry in entries {
      switch entry.object {
      case .file(let mode, let id): Self.append(mode.treeMode, entry.name, id: id, to: &bytes)
      case .unopened(let id): Self.append("40000 ", entry.name, id: id, to: &bytes)
      case .folder(let number):
        if let id = folders[number].id { Self.append("40000 ", entry.name, id: id, to: &bytes) }
      }
    }
    return bytes
  }

  private static func append(
    _ mode: StaticString, _ name: ArraySlice<UInt8>, id: ObjectName, to bytes: inout [UInt8]
  ) {
    mode.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: name)
    bytes.append(0)
    id.append(to: &bytes)
  }
}

extension FileMode {
  /// The mode at the beginning of an entry.
  fileprivate var treeMode: StaticString {
    switch self {
    case .file: "100644 "
    case .executable: "100755 "
    case .link: "120000 "
    case .submodule: "160000 "
    }
  }
}
