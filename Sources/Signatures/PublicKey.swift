/// An OpenSSH public key (RFC 4253 section 6.6, RFC 5656, RFC 8709, PROTOCOL.u2f) of a kind that signatures are
/// accepted from.
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
    /// The numbers in it make no key: a point off its curve or of small order, an RSA exponent that signs nothing.
    case unsound(reason: String)
  }

  /// The kind of key, by its name in OpenSSH.
  package enum Algorithm: String, CaseIterable, Sendable {
    case ed25519 = "ssh-ed25519"
    case ecdsa256 = "ecdsa-sha2-nistp256"
    case ecdsa384 = "ecdsa-sha2-nistp384"
    case ecdsa521 = "ecdsa-sha2-nistp521"
    case rsa = "ssh-rsa"
    case securityKeyEd25519 = "sk-ssh-ed25519@openssh.com"
    case securityKeyECDSA = "sk-ecdsa-sha2-nistp256@openssh.com"
  }

  package let algorithm: Algorithm
  /// The key's wire encoding: what two keys are compared by.
  package let blob: [UInt8]
  package let comment: String
  let material: KeyMaterial

  /// The kind of key, by its name in OpenSSH.
  package var type: String { algorithm.rawValue }

  /// Reads a public key line: type, base64, and a comment if there is one (`sshd(8)`).
  package init(line: String) throws(Fault) {
    guard !line.contains("PRIVATE KEY") else { throw .privateKey }
    let parts = line.split(maxSplits: 2, omittingEmptySubsequences: true, whereSeparator: \.isWhitespace)
    guard parts.count >= 2 else { throw .notAKey }
    guard let algorithm = Algorithm(rawValue: String(parts[0])) else { throw .unsupported(type: String(parts[0])) }
    guard let blob = Base64Text.decode(parts[1]) else { throw .notAKey }
    var fields = WireFields(blob)
    guard let inner = fields.text() else { throw .notAKey }
    guard inner == algorithm.rawValue else { throw .contradictory }
    try self.init(
      algorithm, blob, &fields,
      comment: parts.count > 2
        ? String(
          parts[2].drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()) : "")
  }

  /// Reads a key's wire encoding.
  package init(blob: [UInt8]) throws(Fault) {
    var fields = WireFields(blob)
    guard let type = fields.text() else { throw .notAKey }
    guard let algorithm = Algorithm(rawValue: type) else { throw .unsupported(type: type) }
    try self.init(algorithm, blob, &fields, comment: "")
  }

  private init(
    _ algorithm: Algorithm, _ blob: [UInt8], _ fields: inout WireFields, comment: String
  ) throws(Fault) {
    material = try KeyMaterial(algorithm, &fields)
    self.algorithm = algorithm
    self.blob = blob
    self.comment = comment
  }

  /// The key as one line without its comment: type and base64.
  package var text: String { "\(type) \(Base64Text.encodePadded(blob))" }

  /// The fingerprint as `ssh-keygen -l` prints it: `SHA256:` and base64 without padding.
  package var fingerprint: String { "SHA256:" + ContentDigest.base64(blob) }
}
