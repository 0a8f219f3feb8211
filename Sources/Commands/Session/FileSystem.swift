import Diagnostics
import Documents
import Glibc
import Processes

/// Files, read whole and written whole: a file appears under its name complete, or not at all.
enum FileSystem {
  /// Whether anything has this name; a dangling link is something too.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  static func isExecutable(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
  }

  /// A file's bytes.
  static func read(_ path: String) throws(Failure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system("cannot read", path) }
    defer { close(descriptor) }
    return try read(descriptor, path)
  }

  /// Everything that standard input holds.
  static func readStandardInput() throws(Failure) -> [UInt8] {
    try read(STDIN_FILENO, "standard input")
  }

  private static func read(_ descriptor: Int32, _ path: String) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .system("cannot read", path) }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }

  /// Writes a file under a temporary name beside it and renames it, so that nobody ever sees half of it.
  ///
  /// Folders that are missing are made.
  static func write(_ bytes: [UInt8], to path: String, isExecutable: Bool = false) throws(Failure) {
    try makeDirectories(parent(of: path))
    let temporary = "\(path).tmp-\(getpid())"
    let mode: mode_t = isExecutable ? 0o777 : 0o666
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw .system("cannot write", path) }
    do throws(Failure) {
      try fill(descriptor, with: bytes, of: path)
      guard rename(temporary, path) == 0 else { throw .system("cannot write", path) }
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// Writes a file that was just made, and closes it: what could not be written may only show then.
  ///
  /// - Parameter isDurable: whether the bytes are on the disk afterwards.
  static func fill(
    _ descriptor: Int32, with bytes: [UInt8], of path: String, isDurable: Bool = false
  ) throws(Failure) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress! + written, bytes.count - written) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      written += count
    }
    let isWhole = written == bytes.count && (!isDurable || fsync(descriptor) == 0)
    let failure = Failure.system("cannot write", path)
    guard close(descriptor) == 0, isWhole else { throw failure }
  }

  /// Makes a folder and those above it, where they are missing.
  static func makeDirectories(_ path: String) throws(Failure) {
    guard !path.isEmpty, !isDirectory(path) else { return }
    try makeDirectories(parent(of: path))
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw .system("cannot make the folder", path) }
  }

  static func move(_ path: String, to other: String) throws(Failure) {
    guard rename(path, other) == 0 else { throw .system("cannot rename", path) }
  }

  static func remove(_ path: String) throws(Failure) {
    guard unlink(path) == 0 else { throw .system("cannot remove", path) }
  }

  /// Removes a folder and everything in it; what cannot be removed stays.
  static func removeTree(_ path: String) { FolderTree.remove(path) }

  /// The names in a folder, in byte order.
  static func names(in path: String) throws(Failure) -> [String] {
    guard let names = FolderTree.names(in: path) else { throw .system("cannot list", path) }
    return names.sorted { $0.precedes($1) }
  }

  /// A new folder for what need not last.
  static func makeTemporaryFolder() throws(Failure) -> TemporaryFolder {
    do throws(TemporaryFolder.Failure) { return try TemporaryFolder() } catch {
      throw Failure(error.reason.shown(limit: 300), help: "make TMPDIR a folder that can be written")
    }
  }

  /// The path with every link followed; nil where it leads nowhere.
  static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// The path of the folder that a path lies in; empty where it names none.
  static func parent(of path: String) -> String {
    guard let stroke = path.lastIndex(of: "/") else { return "" }
    return String(path[..<stroke])
  }
}

extension Failure {
  /// A failed call to the system, with the system's own reason.
  static func system(_ what: String, _ path: String) -> Failure {
    Failure("\(what) \(path.shown(limit: 200)): \(String(cString: strerror(errno)))")
  }
}
