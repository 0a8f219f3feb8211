/// A Git LFS pointer: the small text that stands in the repository for a large file (git-lfs `docs/spec.md`, version
/// 1).
package struct LFSPointer: Hashable, Sendable {
  /// How many bytes a pointer can have.
  package static let sizes = 126...144

  /// The SHA-256 of the large file, in lower-case hex.
  package let sha256: String
  /// The size of the large file in bytes.
  package let size: Int

  /// Reads a pointer; nil where the bytes are none, down to the last: the three lines of the specification, each in its
  /// only spelling. Whatever else the specification lets stand there, nobody would look at.
  package init?(_ bytes: [UInt8]) {
    guard Self.sizes.contains(bytes.count) else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 4, lines[1].hasPrefix("oid sha256:"), lines[2].hasPrefix("size "),
      let size = Int(lines[2].dropFirst(5)), size >= 0
    else { return nil }
    sha256 = String(lines[1].dropFirst(11))
    self.size = size
    guard sha256.isHex(digits: 64), bytes.elementsEqual(text.utf8) else { return nil }
  }

  /// The pointer as it is stored.
  private var text: String {
    "version https://git-lfs.github.com/spec/v1\noid sha256:\(sha256)\nsize \(size)\n"
  }
}
