/// Content and the signature that was made over it, both as raw bytes.
package struct SignedContent: Sendable {
  package let content: [UInt8]
  /// The armoured signature; nil where there is none.
  package let signature: [UInt8]?

  package init(_ content: [UInt8], signature: [UInt8]?) {
    self.content = content
    self.signature = signature
  }

  /// The kinds of signature that can be checked, told apart by how they begin, as git does.
  enum Kind {
    case ssh, openpgp
  }

  /// Whether checking it takes gpg and the people's public keys.
  package var isOpenPGP: Bool { kind == .openpgp }

  var kind: Kind? {
    guard let signature else { return nil }
    if signature.starts(with: SSHArmour.opening) { return .ssh }
    return signature.starts(with: OpenPGPArmour.opening) ? .openpgp : nil
  }
}

extension SignatureStatus {
  /// Checks one SSH signature in this process. OpenPGP cannot be checked without ``SignatureChecker``.
  static func ofSSH(_ signed: SignedContent, in namespace: SignatureNamespace) -> SignatureStatus {
    do throws(SignatureFault) {
      let signature = try SSHSignature(armour: signed.signature ?? [])
      try signature.check(signed.content, in: namespace)
      return .good(.ssh(blob: signature.key.blob))
    } catch {
      return .bad(error)
    }
  }
}
