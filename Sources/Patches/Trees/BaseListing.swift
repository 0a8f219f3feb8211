/// A tree to start from: lines `mode type oid<TAB>path` as `git ls-tree` writes them, of files and whole folders that
/// add up to the tree. Only the folders along the paths that patches touch have to be opened.
///
/// The lines are in git's order, the one of their paths' bytes with a `/` behind folders, so that a tree is listed in
/// one way for each set of open folders. Paths may be in quotes; those with control characters, quotes and backslashes
/// must.
/// Modes that only the first versions of git wrote, such as 100664, are none here: git itself writes such a tree anew
/// with another id.
package struct BaseListing: Sendable {
  /// The most bytes of a listing.
  package static let limit = 64 << 20

  let folders: FolderTable
  /// How many bytes the ids have; nil where the tree is empty.
  package let idLength: Int?

  /// Reads a listing.
  package init(_ bytes: [UInt8]) throws(BaseListingError) {
    guard bytes.count <= Self.limit else {
      throw BaseListingError(line: 1, problem: .tooLarge(bytes.count))
    }
    var reader = ListingReader()
    try reader.read(bytes)
    folders = reader.folders
    idLength = reader.idLength
  }

  /// The id of the whole tree, as git computes it.
  package func treeID(_ hash: ObjectHash) -> ObjectName {
    var folders = folders
    return folders.identify(hash)
  }
}
