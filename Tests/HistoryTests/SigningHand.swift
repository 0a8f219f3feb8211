import Crypto
import Foundation
import Signatures

/// An Ed25519 key that signs in this process as `ssh-keygen -Y sign` does.
struct SigningHand: Sendable {
  /// The public half as the people file lists it.
  let line: String
  /// The fingerprint, by which records name the key.
  let name: String
  private let key: Curve25519.Signing.PrivateKey

  /// - Parameter text: the same text gives the same key.
  init(_ text: String) throws {
    key = try Curve25519.Signing.PrivateKey(rawRepresentation: SHA256.hash(data: Data(text.utf8)).map { $0 })
    let blob = Self.string(Array("ssh-ed25519".utf8)) + Self.string(Array(key.publicKey.rawRepresentation))
    line = "ssh-ed25519 \(Data(blob).base64EncodedString())"
    name = try PublicKey(line: line).fingerprint
  }

  /// An armoured signature (OpenSSH's PROTOCOL.sshsig).
  func sign(_ content: [UInt8], for namespace: SignatureNamespace) throws -> [UInt8] {
    let magic = Array("SSHSIG".utf8)
    let middle = Self.string(Array(namespace.rawValue.utf8)) + Self.string([]) + Self.string(Array("sha512".utf8))
    let signed = magic + middle + Self.string(Array(SHA512.hash(data: Data(content))))
    let proof = Self.string(Array("ssh-ed25519".utf8)) + Self.string(Array(try key.signature(for: Data(signed))))
    let blob = Self.string(Array("ssh-ed25519".utf8)) + Self.string(Array(key.publicKey.rawRepresentation))
    let bytes = magic + [0, 0, 0, 1] + Self.string(blob) + middle + Self.string(proof)
    let text = Array(Data(bytes).base64EncodedString().utf8)
    let lines = stride(from: 0, to: text.count, by: 70).map { text[$0..<min($0 + 70, text.count)] + [0x0A] }
    return Array("-----BEGIN SSH SIGNATURE-----\n".utf8) + lines.joined() + Array("-----END SSH SIGNATURE-----\n".utf8)
  }

  /// A byte string with its length before it (RFC 4251).
  private static func string(_ bytes: [UInt8]) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: bytes.count >> $0) } + bytes
  }
}
