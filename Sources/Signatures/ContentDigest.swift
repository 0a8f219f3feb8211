import Crypto

/// SHA-256 (FIPS 180-4) of content, in lower-case hex.
package enum ContentDigest {
  package static func sha256(_ bytes: some Sequence<UInt8>) -> String {
    var hasher = SHA256()
    if bytes.withContiguousStorageIfAvailable({ hasher.update(bufferPointer: UnsafeRawBufferPointer($0)) }) == nil {
      hasher.update(data: Array(bytes))
    }
    return hex(hasher.finalize())
  }

  /// The 32 bytes of the digest.
  package static func sha256Bytes(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

  /// The 20 bytes of SHA-1 (FIPS 180-4), by which git names objects; nothing else may rest on it.
  package static func sha1Bytes(_ bytes: [UInt8]) -> [UInt8] { Array(Insecure.SHA1.hash(data: bytes)) }

  private static func hex(_ digest: some Sequence<UInt8>) -> String {
    digest.reduce(into: "") { text, byte in
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
  }

  private static let digits = Array("0123456789abcdef")

  /// The digest's bytes in base64 (RFC 4648) without padding: how OpenSSH writes a key's fingerprint.
  static func base64(_ bytes: [UInt8]) -> String {
    Base64Text.encode(Array(SHA256.hash(data: bytes)))
  }
}
