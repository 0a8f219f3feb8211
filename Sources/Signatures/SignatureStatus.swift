/// What came of checking a signature: four states, of which one is a pass.
package enum SignatureStatus: Hashable, Sendable {
  /// It fits the content, and this key made it. Whether the key may is for others to say.
  case good(SignerKey)
  /// It is there, and counts for nothing.
  case bad(SignatureFault)
  case unsigned
  /// Nothing is known, since something is missing on this machine. Never a pass.
  case unverifiable(Unverifiable)

  /// What a machine lacks, and what to do about it.
  package struct Unverifiable: Error, Hashable, Sendable {
    package let reason: String
    package let help: String
  }

  /// The key that made a good signature; nil in every other state.
  package var key: SignerKey? {
    if case .good(let key) = self { key } else { nil }
  }
}

/// A key as signatures name it: two are the same where, and only where, their raw keys are.
package enum SignerKey: Hashable, Sendable {
  /// An OpenSSH public key's wire encoding.
  case ssh(blob: [UInt8])
  /// The fingerprint of an OpenPGP primary key, in upper-case hex.
  case openpgp(fingerprint: String)

  /// How people and tools write it: `SHA256:…`, or the OpenPGP fingerprint.
  package var name: String {
    switch self {
    case .ssh(let blob): "SHA256:" + ContentDigest.base64(blob)
    case .openpgp(let fingerprint): fingerprint
    }
  }
}
