import Crypto
import Foundation
import Signatures
import Testing

/// Signatures of security keys (OpenSSH's PROTOCOL.u2f), made here as the hardware would.
@Suite struct SecurityKeyTests {
  private static let message = Array("tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n\nhello\n".utf8)

  /// A security key made of software.
  struct Token: Sendable {
    let type: String
    let key: [UInt8]
    let sign: @Sendable ([UInt8]) throws -> [UInt8]

    var line: String { "\(type) \(Data(key).base64EncodedString())" }

    static func ed25519(application: String = "ssh:") -> Token {
      let secret = Curve25519.Signing.PrivateKey()
      let type = "sk-ssh-ed25519@openssh.com"
      return Token(
        type: type, key: .string(type) + .string(Array(secret.publicKey.rawRepresentation)) + .string(application),
        sign: { .string(Array(try secret.signature(for: $0))) })
    }

    static func ecdsa(application: String = "ssh:") -> Token {
      let secret = P256.Signing.PrivateKey()
      let type = "sk-ecdsa-sha2-nistp256@openssh.com"
      return Token(
        type: type,
        key: .string(type) + .string("nistp256") + .string(Array(secret.publicKey.x963Representation))
          + .string(application),
        sign: { message in
          let raw = Array(try secret.signature(for: message).rawRepresentation)
          return .string(.mpint(raw[..<32]) + .mpint(raw[32...]))
        })
    }

    /// An SSH signature as the token makes it when it was touched, or not.
    func signature(_ message: [UInt8], flags: UInt8, counter: UInt32 = 7, claimed: UInt8? = nil) throws -> [UInt8] {
      var parts = SignatureParts()
      parts.key = key
      let signed: [UInt8] =
        parts.magic + .string("git") + .string("") + .string("sha512") + .string(Array(SHA512.hash(data: message)))
      let application = Array("ssh:".utf8)
      let touched =
        Array(SHA256.hash(data: application)) + [flags] + .number(counter) + Array(SHA256.hash(data: signed))
      parts.proof = .string(type) + (try sign(touched)) + [claimed ?? flags] + .number(counter)
      return parts.armour
    }
  }

  static let tokens: [Token] = [.ed25519(), .ecdsa()]

  @Test(arguments: [0, 1]) func takesWhatWasTouched(token number: Int) throws {
    let token = Self.tokens[number]
    let keys = try Keys()
    for flags: UInt8 in [0x01, 0x05, 0x81] {
      let signature = try token.signature(Self.message, flags: flags)
      #expect(verdict(signature, over: Self.message) == "good")
      #expect(try keys.verify(Self.message, signature, line: token.line))
    }
  }

  /// ssh-keygen takes a signature that nobody touched the key for, so this must be asked here.
  @Test(arguments: [0, 1]) func refusesWhatNobodyTouched(token number: Int) throws {
    let token = Self.tokens[number]
    let keys = try Keys()
    let signature = try token.signature(Self.message, flags: 0)
    #expect(try keys.verify(Self.message, signature, line: token.line))
    #expect(verdict(signature, over: Self.message) == "noTouch")
    #expect(verdict(try token.signature(Self.message, flags: 0x04), over: Self.message) == "noTouch")
    // The flags are part of what was signed.
    #expect(verdict(try token.signature(Self.message, flags: 0, claimed: 1), over: Self.message) == "mismatch")
  }

  @Test(arguments: [0, 1]) func oneByteOffIsNoSignature(token number: Int) throws {
    let token = Self.tokens[number]
    let armour = try token.signature(Self.message, flags: 1)
    for blob in SignatureParts.blob(of: armour).mutations() {
      #expect(verdict(blob: blob, over: Self.message) != "good")
    }
    for mutated in armour.mutations() { #expect(verdict(mutated, over: Self.message) != "good") }
  }

  /// Keys made for web sites are not keys for signing commits.
  @Test func refusesKeysForOtherApplications() throws {
    for token in [Token.ed25519(application: "https://example.com"), .ecdsa(application: "")] {
      #expect(throws: PublicKey.Fault.self) { try PublicKey(line: token.line) }
      #expect(verdict(try token.signature(Self.message, flags: 1), over: Self.message) == "key")
    }
    #expect(try PublicKey(line: Token.ed25519(application: "ssh:work").line).type.hasPrefix("sk-"))
  }
}
