package import Dataset
package import Engine

/// A tree of texts in memory, by their paths.
package struct MemoryTree: Snapshot {
  package private(set) var files: [String: String] = [:]

  package subscript(path: String) -> String? {
    get { files[path] }
    set { files[path] = newValue }
  }

  package init() {}

  /// 64 digits in hex that tell contents apart as SHA-256 does, for tests alone (FNV-1a, four times).
  package static func digest(_ text: String) -> String {
    (0..<4).map { (round: UInt64) in
      let hash = text.utf8.reduce(0xCBF2_9CE4_8422_2325 &+ round) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
      let digits = String(hash, radix: 16)
      return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }.joined()
  }

  package func entries(in directory: String) -> [FileEntry]? {
    let start = directory.isEmpty ? "" : directory + "/"
    let names = Set(files.keys.filter { $0.hasPrefix(start) }.map { $0.dropFirst(start.count).prefix { $0 != "/" } })
    return names.isEmpty ? nil : names.sorted().compactMap { entry(at: start + $0) }
  }

  package func entry(at path: String) -> FileEntry? {
    if let text = files[path] { return FileEntry(path: path, mode: .file, id: String(Self.digest(text).prefix(40))) }
    return files.keys.contains { $0.hasPrefix(path + "/") } ? FileEntry(path: path, mode: .directory, id: nil) : nil
  }

  package func size(of entry: FileEntry) throws(Unreadable) -> Int { try bytes(of: entry).count }

  package func bytes(of entry: FileEntry) throws(Unreadable) -> [UInt8] {
    guard let text = files[entry.path] else { throw Unreadable(entry.path, reason: "it is not there") }
    return Array(text.utf8)
  }

  package func sha256(of bytes: [UInt8]) -> String { Self.digest(String(decoding: bytes, as: UTF8.self)) }

  package func sha256(of entry: FileEntry) throws(Unreadable) -> String {
    Self.digest(String(decoding: try bytes(of: entry), as: UTF8.self))
  }
}
