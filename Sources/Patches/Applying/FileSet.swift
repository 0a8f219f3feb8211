/// Some files in memory, to which patches are applied.
package struct FileSet: Sendable {
  /// A file.
  package struct File: Sendable, Hashable {
    package var mode: FileMode
    /// For a submodule, the line that stands for it in patches, `Subproject commit …`.
    package var content: [UInt8]

    package init(_ content: [UInt8], mode: FileMode = .file) {
      self.mode = mode
      self.content = content
    }
  }

  /// The most bytes that are read and written for one patch. Copies make it possible to ask for much more work than a
  /// patch is long.
  package static let workLimit = 256 << 20

  /// The files by their paths.
  package private(set) var files: [TreePath: File]

  package init(_ files: [TreePath: File] = [:]) { self.files = files }

  /// Applies a patch as `git apply --cached` does, each hunk at its own line or not at all. Nothing changes where it is
  /// refused.
  ///
  /// - Parameter hash: what ids in binary patches are computed with.
  package mutating func apply(_ patch: Patch, hash: ObjectHash) throws(PatchRefusal) {
    let effects = try PatchApplication.effects(of: patch, on: self, hash: hash)
    var result = files
    for path in effects.removed { result[path] = nil }
    for write in effects.written { result[write.path] = File(write.file.content ?? [], mode: write.file.mode) }
    var folders: Set<TreePath> = []
    for path in result.keys { folders.formUnion(path.ancestors) }
    for write in effects.written {
      if let conflict = ([write.path].filter(folders.contains) + write.path.ancestors.filter { result[$0] != nil })
        .first
      {
        throw PatchRefusal(path: write.path, hunk: nil, line: write.line, reason: .fileAndFolder(conflict))
      }
    }
    files = result
  }
}

extension FileSet: FileTree {
  func entry(at path: TreePath) -> FileTreeEntry {
    files[path].map { .file(StoredFile(mode: $0.mode, id: nil, content: $0.content)) } ?? .none
  }

  func link(above path: TreePath) -> TreePath? { path.ancestors.last { files[$0]?.mode == .link } }
}
