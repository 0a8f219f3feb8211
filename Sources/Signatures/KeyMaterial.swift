import Crypto

/// The numbers of a public key, checked as far as they can be before there is a signature.
enum KeyMaterial: Hashable, Sendable {
  case ed25519(point: [UInt8])
  case ecdsa(EllipticCurve, point: [UInt8])
  case rsa(modulus: [UInt8], exponent: [UInt8])
  case securityKeyEd25519(point: [UInt8], application: [UInt8])
  case securityKeyECDSA(point: [UInt8], application: [UInt8])

  /// The bits that an RSA modulus has, at least, and at most: what no library takes cannot be checked everywhere.
  private static let modulusBits = 3072...8192

  /// Reads what follows the key's type.
  init(_ algorithm: PublicKey.Algorithm, _ fields: inout WireFields) throws(PublicKey.Fault) {
    switch algorithm {
    case .ed25519: self = .ed25519(point: try Self.edwardsPoint(&fields))
    case .ecdsa256: self = try Self.ecdsa(.p256, &fields)
    case .ecdsa384: self = try Self.ecdsa(.p384, &fields)
    case .ecdsa521: self = try Self.ecdsa(.p521, &fields)
    case .rsa: self = try Self.rsa(&fields)
    case .securityKeyEd25519:
      let point = try Self.edwardsPoint(&fields)
      self = .securityKeyEd25519(point: point, application: try Self.application(&fields))
    case .securityKeyECDSA:
      let point = try Self.curvePoint(.p256, &fields)
      self = .securityKeyECDSA(point: point, application: try Self.application(&fields))
    }
    guard fields.isAtEnd else { throw .notAKey }
  }

  private static func edwardsPoint(_ fields: inout WireFields) throws(PublicKey.Fault) -> [UInt8] {
    guard let point = fields.string(), point.count == 32 else { throw .notAKey }
    if let reason = EdwardsPoint.fault(Array(point)) { throw .unsound(reason: reason) }
    return Array(point)
  }

  private static func ecdsa(
    _ curve: EllipticCurve, _ fields: inout WireFields
  ) throws(PublicKey.Fault) -> KeyMaterial {
    .ecdsa(curve, point: try curvePoint(curve, &fields))
  }

  private static func curvePoint(
    _ curve: EllipticCurve, _ fields: inout WireFields
  ) throws(PublicKey.Fault) -> [UInt8] {
    guard let name = fields.text(), let point = fields.string() else { throw .notAKey }
    guard name == curve.rawValue else { throw .contradictory }
    guard curve.holds(Array(point)) else { throw .unsound(reason: "its point is not on the curve") }
    return Array(point)
  }

  private static func rsa(_ fields: inout WireFields) throws(PublicKey.Fault) -> KeyMaterial {
    guard let exponent = fields.magnitude(), let modulus = fields.magnitude(), let first = modulus.first else {
      throw .notAKey
    }
    let bits = modulus.count * 8 - first.leadingZeroBitCount
    guard bits >= modulusBits.lowerBound else { throw .weak(bits: bits) }
    guard bits <= modulusBits.upperBound else {
      throw .unsound(reason: "its modulus has \(bits) bits, and \(modulusBits.upperBound) are the most")
    }
    let number = exponent.count <= 4 ? exponent.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } : 0
    guard number >= 3, number % 2 == 1 else { throw .unsound(reason: "its exponent is not odd, below 3, or too large") }
    guard modulus.last.map({ $0 % 2 == 1 }) ?? false else { throw .unsound(reason: "its modulus is even") }
    return .rsa(modulus: Array(modulus), exponent: Array(exponent))
  }

  /// What a security key signs for: `ssh:`, and whatever its owner added (PROTOCOL.u2f).
  private static func application(_ fields: inout WireFields) throws(PublicKey.Fault) -> [UInt8] {
    guard let application = fields.string() else { throw .notAKey }
    guard application.starts(with: "ssh:".utf8) else {
      throw .unsound(reason: "the security key's application does not begin with `ssh:`")
    }
    return Array(application)
  }
}

/// The curves of NIST that SSH keys use, by their names in SSH (RFC 5656, section 10.1).
enum EllipticCurve: String, Sendable {
  case p256 = "nistp256"
  case p384 = "nistp384"
  case p521 = "nistp521"

  /// The bytes of a coordinate, and of each half of a signature.
  var width: Int {
    switch self {
    case .p256: 32
    case .p384: 48
    case .p521: 66
    }
  }

  /// Whether an uncompressed point (SEC 1, section 2.3.3) is on the curve.
  func holds(_ point: [UInt8]) -> Bool {
    guard point.count == 2 * width + 1, point[0] == 4 else { return false }
    return switch self {
    case .p256: (try? P256.Signing.PublicKey(x963Representation: point)) != nil
    case .p384: (try? P384.Signing.PublicKey(x963Representation: point)) != nil
    case .p521: (try? P521.Signing.PublicKey(x963Representation: point)) != nil
    }
  }
}
