/// A path whose entry differs between two trees.
package struct TreeChange: Hashable, Sendable {
  package let path: String
  package let hasValidPath: Bool
  package let old: TreeEntry?
  package let new: TreeEntry?
}

/// Why a tree cannot be gone through.
package enum TreeError: Error, Sendable {
  case git(GitError)
  /// The tree object in the folder `path` is malformed.
  case format(path: String, id: ObjectID, TreeFormatError)
  /// Folders lie deeper inside one another than any dataset needs.
  case tooDeep(path: String)
}

extension Repository {
  /// The entries of a tree object.
  package func tree(_ id: ObjectID, at path: String = "") throws(TreeError) -> [TreeEntry] {
    let parsed: Result<[TreeEntry], TreeFormatError>?
    do throws(GitError) {
      parsed = try withObject(id) { kind, bytes in
        guard kind == .tree else { return nil }
        do throws(TreeFormatError) { return .success(try TreeObject.parse(bytes)) } catch { return .failure(error) }
      }
    } catch {
      throw .git(error)
    }
    switch parsed {
    case .success(let entries): return entries
    case .failure(let error): throw .format(path: path, id: id, error)
    case nil: throw .format(path: path, id: id, TreeFormatError(reason: "the object is no tree"))
    }
  }

  /// The entries of a tree object that may be looked at again soon.
  package func folder(_ id: ObjectID, at path: String = "") throws(TreeError) -> TreeListing {
    if let known = folders[id] { return known }
    let folder = TreeListing(try tree(id, at: path))
    folders.keep(folder, of: id)
    return folder
  }

  /// Every file that differs between two trees, in git's order. Folders with equal ids are not looked into, so the cost
  /// follows the change.
  ///
  /// - Parameters:
  ///   - old: the tree before; nil for none.
  ///   - new: the tree after; nil for none.
  package func difference(from old: ObjectID?, to new: ObjectID?) throws(TreeError) -> [TreeChange] {
    var search = Search()
    try compare(old, new, folder: Folder(path: "", isValid: true, depth: 0), in: &search)
    return search.changes
  }

  /// The same where no more than `most` files differ, and their paths have no more than 256 bytes for each of those;
  /// nil where it is more.
  package func difference(
    from old: ObjectID?, to new: ObjectID?, most: Int
  ) throws(TreeError) -> [TreeChange]? {
    var search = Search(most: most)
    try compare(old, new, folder: Folder(path: "", isValid: true, depth: 0), in: &search)
    return search.isOver ? nil : search.changes
  }

  private struct Search {
    var changes: [TreeChange] = []
    private let most: Int
    private var bytes = 0

    init(most: Int = .max) { self.most = most }

    var isOver: Bool { max(changes.count, bytes / 256) > most }

    mutating func add(_ change: TreeChange) {
      changes.append(change)
      bytes += change.path.utf8.count
    }
  }

  private struct Folder {
    let path: String
    let isValid: Bool
    let depth: Int

    func path(of entry: TreeEntry) -> String { path.isEmpty ? entry.name : "\(path)/\(entry.name)" }
  }

  private func compare(_ old: ObjectID?, _ new: ObjectID?, folder: Folder, in search: inout Search) throws(TreeError) {
    guard old != new, !search.isOver else { return }
    guard folder.depth < Self.deepest else { throw .tooDeep(path: folder.path) }
    let left = try old.map { (id) throws(TreeError) in try self.folder(id, at: folder.path).entries } ?? []
    let right = try new.map { (id) throws(TreeError) in try self.folder(id, at: folder.path).entries } ?? []
    // git keeps no empty folders, so no rule would ever see the name of one.
    if let new, right.isEmpty, !folder.path.isEmpty {
      throw .format(path: folder.path, id: new, TreeFormatError(reason: "a folder without files"))
    }
    var (l, r) = (0, 0)
    while l < left.count || r < right.count {
      let order = l == left.count ? 1 : r == right.count ? -1 : left[l].order(to: right[r])
      let before = order <= 0 ? left[l] : nil
      let after = order >= 0 ? right[r] : nil
      l += order <= 0 ? 1 : 0
      r += order >= 0 ? 1 : 0
      if let before, let after, before.id == after.id, before.mode == after.mode { continue }
      try add(before, after, folder: folder, in: &search)
    }
  }

  private func add(_ old: TreeEntry?, _ new: TreeEntry?, folder: Folder, in search: inout Search) throws(TreeError) {
    guard let entry = new ?? old, !search.isOver else { return }
    let path = folder.path(of: entry)
    let isValid = folder.isValid && entry.hasValidName
    guard entry.isDirectory else {
      search.add(TreeChange(path: path, hasValidPath: isValid, old: old, new: new))
      return
    }
    try compare(old?.id, new?.id, folder: Folder(path: path, isValid: isValid, depth: folder.depth + 1), in: &search)
  }
}
