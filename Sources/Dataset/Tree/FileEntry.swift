/// One entry of a tree of files: a file, a folder, or something that a dataset does not hold.
package struct FileEntry: Hashable, Sendable {
  /// What an entry is, by the modes that git knows.
  package enum Mode: Hashable, Sendable {
    /// 100644
    case file
    /// 100755
    case executable
    /// 120000
    case symlink
    /// 160000, a submodule
    case gitlink
    /// 040000
    case directory
    /// Any other number, as git stored it.
    case other(UInt32)
  }

  /// The path from the root of the repository, parts divided by `/`; bytes that are not UTF-8 read as U+FFFD.
  package let path: String
  package let mode: Mode
  /// What the content is, if that is known without reading it: git's object id in hex. Equal ids are equal contents.
  package let id: String?
  /// False where the name's bytes are not UTF-8.
  package let hasValidName: Bool

  package init(path: String, mode: Mode, id: String?, hasValidName: Bool = true) {
    self.path = path
    self.mode = mode
    self.id = id
    self.hasValidName = hasValidName
  }

  /// Byte by byte: Swift's own comparison takes two spellings of one name for the same, and git does not.
  package static func == (left: FileEntry, right: FileEntry) -> Bool {
    left.mode == right.mode && left.id == right.id && left.hasValidName == right.hasValidName
      && left.path.utf8.elementsEqual(right.path.utf8)
  }

  /// The last part of the path.
  package var name: Substring { path.lastPart }

  /// Whether the entry has bytes of its own that may be read.
  package var isFile: Bool { mode == .file || mode == .executable }
}

extension String {
  /// What stands after the last `/`; the whole text where there is none.
  package var lastPart: Substring {
    guard let stroke = utf8.lastIndex(of: UInt8(ascii: "/")) else { return self[...] }
    return self[utf8.index(after: stroke)...]
  }

  /// What stands before the last `/`; empty where there is none.
  package var parentPath: String {
    guard let stroke = utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return String(self[..<stroke])
  }

  /// The folders that hold what lies at this path, the innermost first; without the root.
  package var foldersAbove: [String] {
    var folders: [String] = []
    var folder = parentPath
    while !folder.isEmpty {
      folders.append(folder)
      folder = folder.parentPath
    }
    return folders
  }
}
