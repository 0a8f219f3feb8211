import Glibc

/// A folder for what need not last, readable by its owner alone.
package struct TemporaryFolder: Sendable {
  /// Its absolute path, without a closing `/`.
  package let path: String

  /// A folder that cannot be made or written, and why.
  package struct Failure: Error, Hashable, Sendable {
    package let reason: String

    /// A call to the system that has just failed.
    fileprivate init(_ what: String, _ path: String) {
      reason = "\(what) \(path): \(String(cString: strerror(errno)))"
    }
  }

  /// Makes a new folder in TMPDIR, or in `/tmp` where that is not set.
  package init() throws(Failure) {
    let named = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    let base = named.isEmpty ? "/tmp" : named
    // Those who are told of it may run in another folder.
    guard let real = realpath(base, nil) else { throw Failure("cannot make a folder in", base) }
    defer { free(real) }
    var template = Array("\(String(cString: real))/git-dataset-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Failure("cannot make a folder in", base) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Writes a file into the folder, in place of what has its name; gives its path.
  package func write(_ bytes: [UInt8], as name: String) throws(Failure) -> String {
    let file = "\(path)/\(name)"
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw Failure("cannot write", file) }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Failure("cannot write", file) }
      rest = rest.dropFirst(count)
    }
    return file
  }

  /// A file's bytes; nil where there is no such file, or none that can be read.
  package func read(_ name: String) -> [UInt8]? {
    let descriptor = open("\(path)/\(name)", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }

  /// Removes the folder and everything in it.
  package func remove() { FolderTree.remove(path) }
}
