import Crypto
import FoundationEssentials
import _CryptoExtras

/// The innermost part of an SSH signature: the numbers that only the holder of the private key can make (RFC 4253
/// section 6.6, RFC 5656, RFC 8332, RFC 8709, PROTOCOL.u2f).
enum SSHProof: Sendable {
  case plain([UInt8])
  case rsa([UInt8], MessageDigest)
  case securityKey([UInt8], flags: UInt8, counter: UInt32)

  /// The bit of a security key's flags that says somebody touched it.
  private static let userPresence: UInt8 = 1

  /// Reads a proof made with `key`.
  init(_ bytes: [UInt8], of key: PublicKey) throws(SignatureFault) {
    var fields = WireFields(bytes)
    guard let method = fields.text(), let value = fields.string() else { throw .format("its inner part is cut short") }
    self = try Self.proof(method, Array(value), key: key, fields: &fields)
    guard fields.isAtEnd else { throw .format("there are bytes behind its inner part") }
  }

  private static func proof(
    _ method: String, _ value: [UInt8], key: PublicKey, fields: inout WireFields
  ) throws(SignatureFault) -> SSHProof {
    if case .rsa(let modulus, _) = key.material {
      let digests: [String: MessageDigest] = ["rsa-sha2-256": .sha256, "rsa-sha2-512": .sha512]
      guard let digest = digests[method] else { throw .method(String(method.prefix(80))) }
      guard value.count == modulus.count else { throw .format("it is not as long as its key") }
      return .rsa(value, digest)
    }
    guard method == key.type else { throw .method(String(method.prefix(80))) }
    switch key.material {
    case .ed25519: return .plain(try edwards(value))
    case .ecdsa(let curve, _): return .plain(try halves(value, curve))
    case .securityKeyEd25519: return try securityKey(try edwards(value), &fields)
    case .securityKeyECDSA: return try securityKey(try halves(value, .p256), &fields)
    case .rsa: throw .method(String(method.prefix(80)))
    }
  }

  private static func edwards(_ value: [UInt8]) throws(SignatureFault) -> [UInt8] {
    guard value.count == 64 else { throw .format("it has not the 64 bytes of Ed25519") }
    return value
  }

  /// The two numbers of ECDSA side by side, each in the curve's width.
  private static func halves(_ value: [UInt8], _ curve: EllipticCurve) throws(SignatureFault) -> [UInt8] {
    var fields = WireFields(value)
    var joined: [UInt8] = []
    for _ in 0..<2 {
      guard let number = fields.magnitude(), number.count <= curve.width else {
        throw .format("a number of its ECDSA is missing, too large, or not in its shortest form")
      }
      joined += [UInt8](repeating: 0, count: curve.width - number.count) + number
    }
    guard fields.isAtEnd else { throw .format("there are bytes behind its ECDSA") }
    return joined
  }

  private static func securityKey(_ value: [UInt8], _ fields: inout WireFields) throws(SignatureFault) -> SSHProof {
    guard let flags = fields.byte(), let counter = fields.number() else {
      throw .format("it lacks what a security key adds")
    }
    guard flags & userPresence != 0 else { throw .noTouch }
    return .securityKey(value, flags: flags, counter: counter)
  }

  /// Whether it was made over `signed` with the private half of a key.
  func fits(_ signed: [UInt8], _ key: KeyMaterial) -> Bool {
    switch (self, key) {
    case (.plain(let value), .ed25519(let point)): Self.fitsEdwards(value, signed, point: point)
    case (.plain(let value), .ecdsa(let curve, let point)): Self.fits(value, signed, curve: curve, point: point)
    case (.rsa(let value, let digest), .rsa(let modulus, let exponent)):
      Self.fits(value, signed, digest: digest, modulus: modulus, exponent: exponent)
    case (.securityKey(let value, let flags, let counter), .securityKeyEd25519(let point, let application)):
      Self.fitsEdwards(value, Self.touched(signed, application, flags: flags, counter: counter), point: point)
    case (.securityKey(let value, let flags, let counter), .securityKeyECDSA(let point, let application)):
      Self.fits(value, Self.touched(signed, application, flags: flags, counter: counter), curve: .p256, point: point)
    default: false
    }
  }

  /// What a security key itself signs.
  private static func touched(_ signed: [UInt8], _ application: [UInt8], flags: UInt8, counter: UInt32) -> [UInt8] {
    var message = MessageDigest.sha256.hash(application)
    message.append(flags)
    message.append(number: counter)
    return message + MessageDigest.sha256.hash(signed)
  }

  private static func fitsEdwards(_ value: [UInt8], _ signed: [UInt8], point: [UInt8]) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: point) else { return false }
    return key.isValidSignature(value, for: signed)
  }

  private static func fits(_ value: [UInt8], _ signed: [UInt8], curve: EllipticCurve, point: [UInt8]) -> Bool {
    switch curve {
    case .p256:
      guard let key = try? P256.Signing.PublicKey(x963Representation: point),
        let signature = try? P256.Signing.ECDSASignature(rawRepresentation: value)
      else { return false }
      return key.isValidSignature(signature, for: signed)
    case .p384:
      guard let key = try? P384.Signing.PublicKey(x963Representation: point),
        let signature = try? P384.Signing.ECDSASignature(rawRepresentation: value)
      else { return false }
      return key.isValidSignature(signature, for: signed)
    case .p521:
      guard let key = try? P521.Signing.PublicKey(x963Representation: point),
        let signature = try? P521.Signing.ECDSASignature(rawRepresentation: value)
      else { return false }
      return key.isValidSignature(signature, for: signed)
    }
  }

  private static func fits(
    _ value: [UInt8], _ signed: [UInt8], digest: MessageDigest, modulus: [UInt8], exponent: [UInt8]
  ) -> Bool {
    guard let key = try? _RSA.Signing.PublicKey(n: modulus, e: exponent) else { return false }
    let signature = _RSA.Signing.RSASignature(rawRepresentation: value)
    // The only padding that SSH knows (RFC 8332).
    let padding = _RSA.Signing.Padding.insecurePKCS1v1_5
    return switch digest {
    case .sha256: key.isValidSignature(signature, for: SHA256.hash(data: signed), padding: padding)
    case .sha512: key.isValidSignature(signature, for: SHA512.hash(data: signed), padding: padding)
    }
  }
}
