import Diagnostics
import Glibc

extension FileSystem {
  /// Runs something while nobody else who asks the same of this folder does. Whoever dies lets go of it.
  static func locking(_ folder: String, _ body: () throws(Failure) -> Void) throws(Failure) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure.system("cannot open", folder) }
    defer { close(descriptor) }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else { throw Failure.system("cannot lock", folder) }
    }
    try body()
  }

  /// A file's bytes; nil where there is none of that name.
  ///
  /// - Throws: ``Failure`` where nobody can say.
  static func readIfThere(_ path: String) throws(Failure) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      guard errno == ENOENT else { throw .system("cannot read", path) }
      return nil
    }
    close(descriptor)
    return try read(path)
  }

  /// Writes a file whole, by way of another one, and waits until it is on the disk under its name.
  ///
  /// - Parameter other: a path on the same disk that is nobody else's; what somebody left there who died is written
  ///   over.
  static func writeDurably(_ bytes: [UInt8], to path: String, by other: String) throws(Failure) {
    unlink(other)
    do throws(Failure) {
      let descriptor = open(other, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
      guard descriptor >= 0 else { throw .system("cannot write", path) }
      try fill(descriptor, with: bytes, of: path, isDurable: true)
      guard rename(other, path) == 0 else { throw .system("cannot write", path) }
    } catch {
      unlink(other)
      throw error
    }
    try synchronize(parent(of: path))
  }

  /// Waits until the names in a folder are on the disk.
  static func synchronize(_ folder: String) throws(Failure) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system("cannot open", folder) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .system("cannot write", folder) }
  }
}
