/// A unified diff as git writes it: changes of files, in the order in which they stand.
///
/// Patches are read as `git apply` reads them, with one component taken off the paths (`-p1`): what stands before and
/// between the diffs is passed over, and so is what stands behind the last line that a hunk announces. Where git takes
/// what no diff can mean, this is stricter, and says so (``PatchSyntaxError/Problem``).
package struct Patch: Sendable {
  /// The most bytes of a patch.
  package static let limit = 16 << 20
  /// The most bytes that the binary files of a patch may have together, in each direction.
  package static let binaryLimit = 64 << 20

  /// What it does, at least to one file.
  package let changes: [FileChange]

  /// Reads a patch.
  package init(_ bytes: [UInt8]) throws(PatchSyntaxError) {
    var reader = PatchReader(bytes)
    changes = try reader.changes()
  }

  /// All paths that it reads, writes or removes, in order, each once.
  package var paths: [TreePath] { Set(changes.flatMap { [$0.oldPath, $0.newPath].compactMap(\.self) }).sorted() }
}
