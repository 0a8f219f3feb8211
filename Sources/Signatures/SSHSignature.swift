import Crypto

/// A signature as `ssh-keygen -Y sign` makes it (OpenSSH's PROTOCOL.sshsig), read strictly from its raw bytes.
package struct SSHSignature: Sendable {
  /// Who signed, if it fits the content: see ``check(_:in:)``.
  package let key: PublicKey
  /// What it was made for.
  package let namespace: String
  private let digest: MessageDigest
  private let proof: SSHProof

  private static let magic = Array("SSHSIG".utf8)

  /// Reads an armoured signature.
  ///
  /// - Throws: ``SignatureFault`` naming the first thing that is not as it must be.
  package init(armour: [UInt8]) throws(SignatureFault) {
    try self.init(blob: try SSHArmour.decode(armour))
  }

  /// Reads the bytes inside the armour.
  package init(blob: [UInt8]) throws(SignatureFault) {
    var fields = WireFields(blob)
    guard fields.bytes(Self.magic.count)?.elementsEqual(Self.magic) ?? false else {
      throw .format("it does not begin with SSHSIG")
    }
    guard fields.number() == 1 else { throw .format("its version is not 1") }
    guard let key = fields.string(), let namespace = fields.text(), let reserved = fields.string(),
      let hash = fields.text(), let proof = fields.string()
    else {
      throw .format("a field is cut short")
    }
    guard fields.isAtEnd else { throw .format("there are bytes behind it") }
    guard reserved.isEmpty else { throw .format("its reserved field is not empty") }
    guard let digest = MessageDigest(rawValue: hash) else { throw .method("the digest \(hash.prefix(40))") }
    do throws(PublicKey.Fault) { self.key = try PublicKey(blob: Array(key)) } catch { throw .key(error) }
    self.namespace = namespace
    self.digest = digest
    self.proof = try SSHProof(Array(proof), of: self.key)
  }

  /// Checks that the signature is one over `message`, made with ``key`` and for `namespace`.
  package func check(_ message: [UInt8], in namespace: SignatureNamespace) throws(SignatureFault) {
    guard self.namespace == namespace.rawValue else { throw .namespace(self.namespace) }
    var signed = Self.magic
    signed.append(string: namespace.rawValue.utf8)
    signed.append(string: [])
    signed.append(string: digest.rawValue.utf8)
    signed.append(string: digest.hash(message))
    guard proof.fits(signed, key.material) else { throw .mismatch }
  }
}

/// The digests that a signature may be over.
enum MessageDigest: String, Sendable {
  case sha256, sha512

  func hash(_ bytes: [UInt8]) -> [UInt8] {
    switch self {
    case .sha256: Array(SHA256.hash(data: bytes))
    case .sha512: Array(SHA512.hash(data: bytes))
    }
  }
}
