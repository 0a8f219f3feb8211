import FoundationEssentials

/// A folder for what need not last, readable by its owner alone.
struct TemporaryFolder: Sendable {
  let path: String

  /// A folder that cannot be made or written, and why.
  struct Failure: Error {
    let reason: String
  }

  init() throws(Failure) {
    let base = FileManager.default.temporaryDirectory.path
    path = "\(base.hasSuffix("/") ? String(base.dropLast()) : base)/git-dataset-\(UUID().uuidString)"
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Failure(reason: "\(error)")
    }
  }

  /// Writes a file into the folder; gives its path.
  func write(_ bytes: [UInt8], as name: String) throws(Failure) -> String {
    let file = "\(path)/\(name)"
    do { try Data(bytes).write(to: URL(filePath: file)) } catch { throw Failure(reason: "\(error)") }
    return file
  }

  /// A file's bytes; nil where there is no such file.
  func read(_ name: String) -> [UInt8]? {
    FileManager.default.contents(atPath: "\(path)/\(name)").map { Array($0) }
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }
}
