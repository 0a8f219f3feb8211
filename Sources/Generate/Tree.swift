import Foundation

/// The regular files under a folder.
enum Tree {
  /// The paths of all files under `folder`, relative to `root`, in byte order; none where the folder does not exist.
  static func files(under folder: String, of root: URL) throws -> [String] {
    let start = root.appending(path: folder, directoryHint: .isDirectory)
    guard FileManager.default.fileExists(atPath: start.path) else { return [] }
    let paths = try FileManager.default.subpathsOfDirectory(atPath: start.path).map { "\(folder)/\($0)" }
    return try paths.filter { try isRegularFile(root.appending(path: $0)) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func isRegularFile(_ url: URL) throws -> Bool {
    let type = try FileManager.default.attributesOfItem(atPath: url.path)[.type] as? FileAttributeType
    guard type != .typeSymbolicLink else { throw Failure("\(url.path) is a symbolic link, which cannot be embedded") }
    return type == .typeRegular
  }
}

extension URL {
  /// Writes `text` unless the file already says so, so that nothing is compiled again in vain.
  func update(_ text: String) throws {
    let new = Data(text.utf8)
    if let old = try? Data(contentsOf: self), old == new { return }
    try new.write(to: self, options: .atomic)
  }
}
