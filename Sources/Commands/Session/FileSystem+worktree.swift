import Diagnostics
import Glibc

extension FileSystem {
  /// Where a file of a work tree lies.
  ///
  /// Whoever clones a repository did not choose the links in it: through one of them files would be read and written
  /// anywhere that the reader may. git does not follow them either.
  ///
  /// - Parameters:
  ///   - path: from the root of the work tree.
  ///   - root: the work tree, or a folder of it that is known to be one.
  /// - Throws: ``Failure`` where the path leads out of the work tree, be it by a symbolic link.
  static func place(of path: String, below root: String) throws(Failure) -> String {
    var place = root
    for part in path.split(separator: "/") {
      place += "/\(part)"
      guard part != ".." else {
        throw Failure(
          "\(path.shown(limit: 300)) leads out of its folder", help: "write paths from the root, without `..`")
      }
      var status = stat()
      guard lstat(place, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { continue }
      let link = String(place.dropFirst(root.count + 1))
      throw Failure(
        "\(link.shown(limit: 300)) is a symbolic link, and nothing is read or written through it",
        help: "a dataset holds none; see who brought it: git log -- \(link.shellQuoted)")
    }
    return place
  }

  /// Writes a file of a work tree, as ``write(_:to:isExecutable:)`` does.
  ///
  /// - Throws: ``Failure`` where the path leads out of the work tree.
  static func write(_ bytes: [UInt8], to path: String, below root: String) throws(Failure) {
    try write(bytes, to: place(of: path, below: root))
  }
}
