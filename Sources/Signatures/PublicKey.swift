/// An OpenSSH public key as it stands on one line: type, base64, comment (OpenSSH `sshd(8)`, RFC 4253 section 6.6).
package struct PublicKey: Hashable, Sendable {
  /// Why a line is no key that may be used.
  package enum Fault: Error, Hashable, Sendable {
    case notAKey
    case privateKey
    case unsupported(type: String)
    /// The type before the base64 is not the type inside it.
    case contradictory
    /// An RSA key of fewer than 3,072 bits.
    case weak(bits: Int)
  }

  package let type: String
  /// The key's wire encoding.
  package let blob: [UInt8]
  package let comment: String

  private static let types: Set<String> = [
    "ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521", "ssh-rsa",
    "sk-ssh-ed25519@openssh.com", "sk-ecdsa-sha2-nistp256@openssh.com",
  ]

  /// Reads a public key line.
  package init(line: String) throws(Fault) {
    guard !line.contains("PRIVATE KEY") else { throw .privateKey }
    let parts = line.split(maxSplits: 2, omittingEmptySubsequences: true, whereSeparator: \.isWhitespace)
    guard parts.count >= 2 else { throw .notAKey }
    guard Self.types.contains(String(parts[0])) else { throw .unsupported(type: String(parts[0])) }
    guard let blob = Base64Text.decode(parts[1]) else { throw .notAKey }
    var fields = WireFields(blob)
    guard let inner = fields.next() else { throw .notAKey }
    guard inner.elementsEqual(parts[0].utf8) else { throw .contradictory }
    type = String(parts[0])
    self.blob = blob
    comment = parts.count > 2 ? String(parts[2].reversed().drop(while: \.isWhitespace).reversed()) : ""
    try Self.checkStrength(type, &fields)
  }

  private static func checkStrength(_ type: String, _ fields: inout WireFields) throws(Fault) {
    if type == "ssh-rsa" {
      guard fields.next() != nil, let modulus = fields.next()?.drop(while: { $0 == 0 }), let first = modulus.first
      else {
        throw .notAKey
      }
      let bits = modulus.count * 8 - first.leadingZeroBitCount
      guard bits >= 3072 else { throw .weak(bits: bits) }
    } else {
      guard fields.next() != nil else { throw .notAKey }
      if type.contains("ecdsa"), fields.next() == nil { throw .notAKey }
      if type.hasPrefix("sk-"), fields.next() == nil { throw .notAKey }
    }
    guard fields.isAtEnd else { throw .notAKey }
  }

  /// The key as one line without its comment: type and base64.
  package var text: String {
    let padding = String(repeating: "=", count: (3 - blob.count % 3) % 3)
    return "\(type) \(Base64Text.encode(blob))\(padding)"
  }

  /// The fingerprint as `ssh-keygen -l` prints it: `SHA256:` and base64 without padding.
  package var fingerprint: String { "SHA256:" + ContentDigest.base64(blob) }
}

/// Byte strings with their lengths before them (RFC 4251, section 5).
private struct WireFields {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) {
    rest = bytes[...]
  }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func next() -> ArraySlice<UInt8>? {
    guard rest.count >= 4 else { return nil }
    let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    rest = rest.dropFirst(4)
    guard rest.count >= length else { return nil }
    defer { rest = rest.dropFirst(length) }
    return rest.prefix(length)
  }
}
