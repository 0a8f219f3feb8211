/// Why a replay cannot begin.
package enum ReplayError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The listing's ids are of another hash.
  case otherHash(listed: Int, expected: Int)
  /// A content was given for a path that the listing does not have.
  case notListed(TreePath)
  /// A content was given for a path in a folder that the listing has as a whole.
  case folderNotOpened(TreePath, TreePath)
  /// A submodule has no content of its own.
  case submodule(TreePath)
  /// A content is not that of the file in the listing.
  case otherContent(TreePath, listed: ObjectName, found: ObjectName)

  package var description: String {
    switch self {
    case .otherHash(let listed, let expected):
      "the ids in the listing have \(listed) digits, and those of the repository \(expected)"
    case .notListed(let path): "\(path) is not in the listing"
    case .folderNotOpened(let folder, let path): "the listing does not open the folder \(folder), in which \(path) is"
    case .submodule(let path): "\(path) is a submodule, and has no content"
    case .otherContent(let path, let listed, let found):
      "the content of \(path) is \(found), and in the listing \(listed)"
    }
  }
}
