/// What a frozen batch holds, as one digest: SHA-256 over the sorted lines `mode oid sha256 path` of its `items/`.
package enum BatchRoot {
  /// A file of the batch.
  package struct Line: Hashable, Sendable {
    /// The mode as git writes it, six octal digits.
    package let mode: String
    /// The id of git's blob, in hex.
    package let oid: String
    /// The SHA-256 of the file's bytes, in hex.
    package let sha256: String
    /// The path from the batch's `items/`, so that a stream may move without a new root.
    package let path: String

    package init(mode: String, oid: String, sha256: String, path: String) {
      self.mode = mode
      self.oid = oid
      self.sha256 = sha256
      self.path = path
    }

    /// The line with its line feed.
    package var bytes: [UInt8] { Array("\(mode) \(oid) \(sha256) \(path)\n".utf8) }
  }

  /// What the root is the digest of: the lines in byte order.
  package static func bytes(_ lines: [Line]) -> [UInt8] {
    lines.map(\.bytes).sorted { $0.lexicographicallyPrecedes($1) }.flatMap { $0 }
  }
}
