/// Why bytes are no listing of a tree.
package struct BaseListingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
  package enum Problem: Sendable, Hashable {
    /// More than ``BaseListing/limit`` bytes.
    case tooLarge(Int)
    /// The last line has no line end.
    case lineEndMissing
    /// Not `mode type oid<TAB>path`.
    case malformed
    /// A mode that no entry of a tree has.
    case badMode
    /// A type that does not go with the mode.
    case badType
    /// An id that has neither 40 nor 64 hexadecimal digits in lower case.
    case badID
    /// An id of another length than those before.
    case otherIDLength
    /// A path that is in quotes without need of them, or not in quotes though it must be, or is none.
    case badPath
    /// The path of the line before once more.
    case repeated
    /// A path that git lists before that of the line before.
    case unsorted
    /// A path in a folder that another line lists as a whole.
    case insideListedFolder(TreePath)
    /// A file and a folder of one path.
    case fileAndFolder(TreePath)
  }

  /// The line of the listing, from 1.
  package let line: Int
  package let problem: Problem

  package var description: String { "line \(line): \(problem)" }
}

extension BaseListingError.Problem: CustomStringConvertible {
  package var description: String {
    switch self {
    case .tooLarge(let size): "the listing has \(size) bytes, and \(BaseListing.limit) is the most"
    case .lineEndMissing: "the last line has no line end"
    case .malformed: "a line is `mode type id`, a tab and a path, as git ls-tree writes it"
    case .badMode: "the mode is none of 100644, 100755, 120000, 160000 and 040000"
    case .badType: "the type does not go with the mode"
    case .badID: "an id has 40 or 64 hexadecimal digits in lower case"
    case .otherIDLength: "the id has another length than those before"
    case .badPath: "this is no path of a file in a tree"
    case .repeated: "the path stands there twice"
    case .unsorted: "the path belongs before that of the line before, in the order of git ls-tree"
    case .insideListedFolder(let folder): "the folder \(folder) is listed as a whole, too"
    case .fileAndFolder(let path): "\(path) is a file and a folder"
    }
  }
}
