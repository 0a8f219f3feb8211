/// Patches applied one after the other to a tree of which only a listing is known, and the contents of the files that
/// they touch. After each patch the id is there of the tree that git would have.
package struct Replay: Sendable {
  /// The id of the tree as it is.
  package private(set) var treeID: ObjectName
  var folders: FolderTable
  private var contents: [TreePath: [UInt8]]
  private let hash: ObjectHash
  /// The most bytes that all patches of a replay may write together: a long row of small edits of one large file asks
  /// for much more work than it is long.
  package static let workLimit = 512 << 20
  private var room: Int

  /// Starts from a tree.
  ///
  /// - Parameters:
  ///   - base: the tree.
  ///   - contents: the files that patches read; each must be the one that the listing names.
  ///   - hash: how the repository names its objects.
  ///   - workLimit: the most bytes that all patches may write together.
  package init(
    _ base: BaseListing, contents: [TreePath: [UInt8]], hash: ObjectHash, workLimit: Int = Replay.workLimit
  ) throws(ReplayError) {
    room = workLimit
    if let length = base.idLength, length != hash.length {
      throw .otherHash(listed: length * 2, expected: hash.length * 2)
    }
    for (path, content) in contents.sorted(by: { $0.key < $1.key }) {
      switch base.folders.find(path) {
      case .none: throw .notListed(path)
      case .unopened(let folder): throw .folderNotOpened(folder, path)
      case .file(.submodule, _): throw .submodule(path)
      case .file(_, let id):
        let found = hash.blob(content)
        guard found == id else { throw .otherContent(path, listed: id, found: found) }
      }
    }
    folders = base.folders
    treeID = folders.identify(hash)
    self.contents = contents
    self.hash = hash
  }

  /// Applies a patch as `git apply --cached` does, each hunk at its own line or not at all; gives the new tree's id.
  /// Nothing changes where it is refused.
  package mutating func apply(_ patch: Patch) throws(PatchRefusal) -> ObjectName {
    let effects = try PatchApplication.effects(of: patch, on: self, hash: hash)
    for write in effects.written {
      room -= write.file.content?.count ?? 0
      guard room >= 0 else { throw PatchRefusal(path: write.path, hunk: nil, line: write.line, reason: .tooMuchWork) }
    }
    var written: [TreePath: (file: StoredFile, line: Int)] = [:]
    for write in effects.written { written[write.path] = (write.file, write.line) }
    var edit = TreeEdit(folders)
    for path in effects.removed where written[path] == nil { edit.remove(path) }
    for (path, write) in written {
      guard let id = write.file.id ?? write.file.content.map(hash.blob) else { continue }
      edit.write(write.file.mode, id, at: path)
    }
    do throws(TreeEdit.Conflict) { (folders, treeID) = try edit.finished(hash) } catch {
      let culprit = Self.culprit(error.path, among: written)
      throw PatchRefusal(path: culprit.path, hunk: nil, line: culprit.line, reason: .fileAndFolder(error.path))
    }
    for path in effects.removed { contents[path] = nil }
    for (path, write) in written { contents[path] = write.file.content }
    return treeID
  }

  /// The file that is written at a conflict's path, or in the folder of that path.
  private static func culprit(
    _ path: TreePath, among written: [TreePath: (file: StoredFile, line: Int)]
  ) -> (path: TreePath, line: Int) {
    let inside = written.filter { $0.key == path || $0.key.ancestors.contains(path) }
    return inside.min { $0.value.line < $1.value.line }.map { ($0.key, $0.value.line) } ?? (path, 1)
  }
}

extension Replay: FileTree {
  func entry(at path: TreePath) -> FileTreeEntry {
    switch folders.find(path) {
    case .none: .none
    case .unopened(let folder): .unopened(folder)
    case .file(.submodule, let id):
      .file(StoredFile(mode: .submodule, id: id, content: Submodule.line(id)))
    case .file(let mode, let id): .file(StoredFile(mode: mode, id: id, content: contents[path]))
    }
  }

  func link(above path: TreePath) -> TreePath? { folders.link(above: path) }
}
