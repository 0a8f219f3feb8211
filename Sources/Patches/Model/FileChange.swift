/// What a patch does to one file.
package struct FileChange: Sendable {
  /// What becomes of the file. A change of the mode alone is a modification without content.
  package enum Kind: Sendable, Hashable {
    case modify, add, delete, rename, copy
  }

  /// What changes inside.
  package enum Content: Sendable {
    /// Nothing: the file is empty, or only moves, or changes its mode.
    case none
    case hunks([Hunk])
    case binary(BinaryData)
    /// `Binary files a/x and b/x differ`: what differs is not in the patch.
    case binaryWithoutData
  }

  package let kind: Kind
  /// The path before; nil where the file is added.
  package let oldPath: TreePath?
  /// The path afterwards; nil where the file is deleted.
  package let newPath: TreePath?
  /// The modes where the patch names them.
  package let oldMode: FileMode?
  package let newMode: FileMode?
  /// The blobs' ids as the `index` line has them, whole or cut short.
  package let oldID: ArraySlice<UInt8>
  package let newID: ArraySlice<UInt8>
  package let content: Content
  /// The line of the patch with which it begins.
  package let line: Int
  /// Whether it may as well add the file: a diff without git's header does not say, and nothing in it is of an old one.
  package let mayAdd: Bool

  /// The path by which it is called: the new one where there is one.
  package var path: TreePath { newPath ?? oldPath ?? TreePath(bytes: []) }

  /// Its hunks; empty where it has none.
  package var hunks: [Hunk] {
    if case .hunks(let hunks) = content { hunks } else { [] }
  }

  /// The lines that it adds, with their places.
  package var addedLines: [HunkLine] { hunks.flatMap { $0.lines.filter { $0.kind == .added } } }

  /// The lines that it removes, with their places.
  package var removedLines: [HunkLine] { hunks.flatMap { $0.lines.filter { $0.kind == .removed } } }
}
