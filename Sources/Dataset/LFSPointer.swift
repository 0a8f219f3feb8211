/// A Git LFS pointer: the small text that stands in the repository for a large file (git-lfs `docs/spec.md`, version
/// 1).
package struct LFSPointer: Hashable, Sendable {
  /// Pointers are shorter than this, by the specification.
  package static let largestSize = 1024

  /// The SHA-256 of the large file, in lower-case hex.
  package let sha256: String
  /// The size of the large file in bytes.
  package let size: Int

  /// Reads a pointer; nil where the bytes are none, down to the last: the keys in order, one `oid sha256:`, one `size`.
  package init?(_ bytes: [UInt8]) {
    guard bytes.count < Self.largestSize, bytes.starts(with: "version ".utf8), bytes.last == UInt8(ascii: "\n") else {
      return nil
    }
    let lines = bytes.dropLast().split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard lines.first == "version https://git-lfs.github.com/spec/v1" else { return nil }
    let keys = lines.dropFirst().map { String($0.prefix { $0 != " " }) }
    guard keys == keys.sorted(), Set(keys).count == keys.count else { return nil }
    guard let oid = lines.first(where: { $0.hasPrefix("oid sha256:") })?.dropFirst(11), oid.isHex(digits: 64) else {
      return nil
    }
    guard let text = lines.first(where: { $0.hasPrefix("size ") })?.dropFirst(5), let size = Int(text), size >= 0 else {
      return nil
    }
    sha256 = String(oid)
    self.size = size
  }
}
