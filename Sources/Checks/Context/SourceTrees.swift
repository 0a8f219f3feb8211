package import Patches

/// Clones of the repositories that items were made from: what an item does not hold of its base commit is looked up in
/// them. Findings that rest on a clone are no verdict, since nobody else may have it.
package protocol SourceTrees {
  /// The id of the tree of a commit; nil where no clone of the repository has the commit.
  ///
  /// - Parameters:
  ///   - commit: its id, in hex.
  ///   - repository: as items name it, `owner/name` or an address.
  func tree(ofCommit commit: String, in repository: String) -> ObjectName?

  /// What a tree holds; nil where it cannot be read.
  func entries(of tree: ObjectName) -> [ListedEntry]?

  /// The bytes of a file; nil where they cannot be read, or are more than a check reads.
  func content(of blob: ObjectName) -> [UInt8]?
}
