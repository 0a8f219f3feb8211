import Diagnostics
import Glibc

extension FileSystem {
  /// Makes folders, one in the other, that their owner alone can enter; what is there stays as it is.
  static func makePrivateDirectory(_ names: [String], in parent: String) throws(Failure) {
    try makeDirectories(parent)
    var path = parent
    for name in names {
      path += "/\(name)"
      guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .system("cannot make the folder", path) }
    }
  }

  /// Writes a file that its owner alone can read, and waits until it is on the disk.
  static func writePrivate(_ bytes: [UInt8], to path: String) throws(Failure) {
    let temporary = "\(path).tmp-\(getpid())"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .system("cannot write", path) }
    do throws(Failure) {
      try fill(descriptor, with: bytes, of: path, isDurable: true)
      guard rename(temporary, path) == 0 else { throw .system("cannot write", path) }
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// A private file's bytes; nil where there is none.
  ///
  /// - Throws: ``Failure`` where the file is no plain one, somebody else's, or open to others.
  static func readPrivate(_ path: String) throws(Failure) -> [UInt8]? {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      guard errno == ENOENT || errno == ENOTDIR else { throw .system("cannot read", path) }
      return nil
    }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid() else {
      throw Failure("\(path.shown(limit: 300)) is no file of yours", help: "put the file itself there, as its owner")
    }
    guard status.st_mode & 0o077 == 0 else {
      throw Failure(
        "\(path.shown(limit: 300)) can be read by others, and is not used", help: "chmod 600 \(path.shellQuoted)")
    }
    return try read(path)
  }
}

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
