import Dataset
import Engine
import Git

/// The files of a tree, by their paths.
typealias Files = [String: Blob]

/// A file as a tree lists it.
struct Blob: Hashable, Sendable {
  var mode: UInt32 = 0o100644
  let id: ObjectID
}

extension Files {
  /// What differs in other files, in byte order of the paths.
  func changes(to other: Files) -> [PathChange] {
    let paths = Set(keys).union(other.keys).filter { self[$0] != other[$0] }
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { path in
      PathChange(path: path, old: self[path].map { $0.entry(path) }, new: other[path].map { $0.entry(path) })
    }
  }

  /// Three versions as one: where one side alone changed a path that side's, and else what `resolve` says.
  static func merged(_ base: Files, _ ours: Files, _ theirs: Files, resolve: (String) -> Blob?) -> Files {
    var result = ours
    for path in Set(ours.keys).union(theirs.keys).union(base.keys).sorted() {
      let (old, left, right) = (base[path], ours[path], theirs[path])
      if left == right || right == old { continue }
      result[path] = left == old ? right : resolve(path)
    }
    return result
  }

  /// The paths that begin with a folder's, which ends in a stroke.
  func paths(below folder: String) -> [String] { keys.filter { $0.hasPrefix(folder) }.sorted() }
}

extension Blob {
  func entry(_ path: String) -> FileEntry {
    let mode: FileEntry.Mode =
      switch self.mode {
      case 0o100644: .file
      case 0o100755: .executable
      case 0o120000: .symlink
      default: .other(self.mode)
      }
    return FileEntry(path: path, mode: mode, id: id.description)
  }
}

extension ObjectID {
  /// What stands for no object.
  static let zero: ObjectID = {
    guard let id = ObjectID([UInt8](repeating: 0, count: length)) else { preconditionFailure("no object id") }
    return id
  }()
}
