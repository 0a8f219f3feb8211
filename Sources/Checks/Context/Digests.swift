/// How bytes are digested: nothing here knows any cryptography.
package struct Digests: Sendable {
  /// SHA-1, as git names objects with: 20 bytes.
  package let sha1: @Sendable ([UInt8]) -> [UInt8]
  /// SHA-256 (FIPS 180-4): 32 bytes.
  package let sha256: @Sendable ([UInt8]) -> [UInt8]

  package init(sha1: @escaping @Sendable ([UInt8]) -> [UInt8], sha256: @escaping @Sendable ([UInt8]) -> [UInt8]) {
    self.sha1 = sha1
    self.sha256 = sha256
  }

  /// The SHA-256 of bytes, in lower-case hex.
  func sha256Text(of bytes: [UInt8]) -> String { Self.hex(sha256(bytes)) }

  /// What git calls a file with this content.
  package func blob(of bytes: [UInt8]) -> String { Self.hex(sha1(Array("blob \(bytes.count)\0".utf8) + bytes)) }

  private static func hex(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
