import Glibc

extension FileSystem {
  /// Whether a name is a folder itself, and no link to one.
  static func isFolderItself(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether every account of the machine may write what a path leads to, links followed; not where nothing is there.
  ///
  /// - Parameter sparingSticky: whether a folder counts in which everybody may make files and touch nobody else's.
  static func isWorldWritable(_ path: String, sparingSticky: Bool = false) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IWOTH != 0 else { return false }
    return !(sparingSticky && status.st_mode & S_ISVTX != 0)
  }
}
