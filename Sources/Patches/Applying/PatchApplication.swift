/// One application of a patch: it looks at each change in turn as `git apply --cached` does, but without searching for
/// lines elsewhere, and gathers what is to be done. Nothing is done where anything is refused.
struct PatchApplication<Tree: FileTree> {
  /// What the patch has done, or will do, to a path.
  private enum Status {
    case leaving, gone
    case written(StoredFile)

    var isRemoved: Bool { if case .written = self { false } else { true } }
  }

  private let tree: Tree
  private let hash: ObjectHash
  private let links: LinkChanges
  private var statuses: [TreePath: Status] = [:]
  private var effects = PatchEffects()
  /// How many bytes may still be worked through.
  private var room = FileSet.workLimit

  /// What a patch does to some files.
  static func effects(of patch: Patch, on tree: Tree, hash: ObjectHash) throws(PatchRefusal) -> PatchEffects {
    var application = PatchApplication(patch, tree, hash: hash)
    for change in patch.changes {
      do throws(RefusalReason) { try application.apply(change) } catch {
        throw PatchRefusal(
          path: error.path ?? change.path, hunk: error.hunk?.number, line: error.hunk?.line ?? change.line,
          reason: error.reason)
      }
    }
    return application.effects
  }

  private init(_ patch: Patch, _ tree: Tree, hash: ObjectHash) {
    self.tree = tree
    self.hash = hash
    links = LinkChanges(patch)
    // A file may take the place of one that goes later.
    for change in patch.changes where change.kind == .delete || change.kind == .rename {
      if let path = change.oldPath { statuses[path] = .leaving }
    }
  }

  private mutating func apply(_ change: FileChange) throws(RefusalReason) {
    let old = try old(of: change)
    try checkPaths(change)
    if let new = change.newPath, old == nil || new != change.oldPath || change.kind == .rename || change.kind == .copy {
      try checkIsFree(new)
    }
    let mode = change.newMode ?? old?.mode ?? .file
    if let before = old.map({ change.oldMode ?? $0.mode }), change.kind != .delete, !before.isKind(of: mode) {
      throw RefusalReason(.otherKind(expected: before, found: mode))
    }
    if let new = change.newPath, let link = links.link(above: new, in: tree) {
      throw RefusalReason(.behindLink(link))
    }
    let file = try result(of: change, old: old, mode: mode)
    note(change, file)
  }

  // MARK: Before

  /// The file that changes; nil where it is added.
  private func old(of change: FileChange) throws(RefusalReason) -> StoredFile? {
    guard let path = change.oldPath else { return nil }
    let file: StoredFile
    if change.kind != .rename, change.kind != .copy, case .some(let status) = statuses[path], !isLeaving(status) {
      guard case .written(let written) = status else { throw RefusalReason(.fileGone, at: path) }
      file = written
    } else {
      // Renames and copies are of the files as they were before the patch.
      switch tree.entry(at: path) {
      case .file(let found): file = found
      case .none:
        guard change.mayAdd else { throw RefusalReason(.fileMissing, at: path) }
        return nil
      case .unopened(let folder): throw RefusalReason(.folderNotOpened(folder), at: path)
      }
    }
    if let expected = change.oldMode, !expected.isKind(of: file.mode) {
      throw RefusalReason(.otherKind(expected: expected, found: file.mode), at: path)
    }
    return file
  }

  private func isLeaving(_ status: Status) -> Bool { if case .leaving = status { true } else { false } }

  private func checkIsFree(_ path: TreePath) throws(RefusalReason) {
    if let status = statuses[path], status.isRemoved { return }
    switch tree.entry(at: path) {
    case .none: return
    case .file: throw RefusalReason(.fileExists)
    case .unopened(let folder): throw RefusalReason(.folderNotOpened(folder))
    }
  }

  private func checkPaths(_ change: FileChange) throws(RefusalReason) {
    if let old = change.oldPath, change.kind != .copy, !PathRules.allow(old, mode: change.oldMode) {
      throw RefusalReason(.invalidPath, at: old)
    }
    if let new = change.newPath, !PathRules.allow(new, mode: change.newMode ?? change.oldMode) {
      throw RefusalReason(.invalidPath)
    }
  }

  // MARK: Result

  private mutating func result(
    of change: FileChange, old: StoredFile?, mode: FileMode
  ) throws(RefusalReason) -> StoredFile {
    let content: [UInt8]
    switch change.content {
    case .none:
      if change.kind != .delete, var file = old {
        file.mode = mode
        return file
      }
      content = try self.content(of: old)
    case .hunks(let hunks): content = try HunkEdit.edited(try self.content(of: old), by: hunks)
    case .binary, .binaryWithoutData:
      var edit = BinaryEdit(change, hash: hash, room: room)
      content = try edit.edited(try self.content(of: old))
    }
    room -= content.count
    guard room >= 0 else { throw RefusalReason(.tooMuchWork) }
    guard change.kind != .delete || content.isEmpty else { throw RefusalReason(.contentLeft) }
    guard mode == .submodule, change.kind != .delete else { return StoredFile(mode: mode, id: nil, content: content) }
    guard let commit = Submodule.commit(in: content, length: hash.length) else { throw RefusalReason(.noCommit) }
    return StoredFile(mode: mode, id: commit, content: Submodule.line(commit))
  }

  private mutating func content(of old: StoredFile?) throws(RefusalReason) -> [UInt8] {
    guard let old else { return [] }
    guard let content = old.content else { throw RefusalReason(.contentNotGiven) }
    room -= content.count
    guard room >= 0 else { throw RefusalReason(.tooMuchWork) }
    return content
  }

  private mutating func note(_ change: FileChange, _ file: StoredFile) {
    if let new = change.newPath {
      statuses[new] = .written(file)
      effects.written.append((new, file, change.line))
    }
    guard let old = change.oldPath, change.kind != .copy else { return }
    if change.kind != .modify { statuses[old] = .gone }
    effects.removed.append(old)
  }
}

/// A reason with what is known of the place before the whole refusal is made.
struct RefusalReason: Error {
  let reason: PatchRefusal.Reason
  /// Where it is not the change's path.
  var path: TreePath?
  var hunk: (number: Int, line: Int)?

  init(_ reason: PatchRefusal.Reason, at path: TreePath? = nil, hunk: (number: Int, line: Int)? = nil) {
    self.reason = reason
    self.path = path
    self.hunk = hunk
  }
}
