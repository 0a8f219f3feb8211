import Crypto
import Foundation
import Signatures
import Support
import Testing

/// Keys that may be used, and those that only look like it.
@Suite struct PublicKeyTests {
  private static func line(_ type: String, _ fields: [UInt8]..., inner: String? = nil) -> String {
    let blob: [UInt8] = .string(inner ?? type) + Array(fields.joined())
    return "\(type) \(Data(blob).base64EncodedString())"
  }

  private static func fault(_ line: String) -> String {
    do throws(PublicKey.Fault) {
      _ = try PublicKey(line: line)
      return "none"
    } catch {
      return String("\(error)".prefix { $0 != "(" })
    }
  }

  private static func edwards(_ point: [UInt8]) -> String { line("ssh-ed25519", .string(point)) }

  /// The number as 32 bytes, the lowest first, from hex with the highest first.
  private static func little(_ hex: String) -> [UInt8] {
    let digits = Array(String(repeating: "0", count: 64 - hex.count) + hex)
    return stride(from: 62, through: 0, by: -2).map { UInt8(String(digits[$0...($0 + 1)]), radix: 16) ?? 0 }
  }

  /// The y coordinates of all points of small order, and their other spellings.
  static let smallPoints = [
    "0", "1", "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffec",
    "05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826",
    "7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7",
    "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffed",
    "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffee",
    "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
  ]

  @Test(arguments: smallPoints) func refusesPointsThatAnybodySignsFor(hex: String) {
    var point = Self.little(hex)
    #expect(Self.fault(Self.edwards(point)) == "unsound")
    point[31] |= 0x80
    #expect(Self.fault(Self.edwards(point)) == "unsound")
  }

  /// Why they are refused: the crypto library takes one signature of theirs for every message.
  @Test func aPointOfSmallOrderFitsEverything() throws {
    let identity = Self.little("1")
    let forged = identity + [UInt8](repeating: 0, count: 32)
    let key = try Curve25519.Signing.PublicKey(rawRepresentation: identity)
    #expect(key.isValidSignature(forged, for: Array("anything".utf8)))
    var parts = SignatureParts()
    parts.key = .string("ssh-ed25519") + .string(identity)
    parts.proof = .string("ssh-ed25519") + .string(forged)
    #expect(verdict(parts.armour, over: Array("anything".utf8)) == "key")
  }

  @Test func refusesCurvePointsThatAreNone() {
    let point = Array(P256.Signing.PrivateKey().publicKey.x963Representation)
    let type = "ecdsa-sha2-nistp256"
    #expect(Self.fault(Self.line(type, .string("nistp256"), .string(point))) == "none")
    var off = point
    off[64] ^= 1
    #expect(Self.fault(Self.line(type, .string("nistp256"), .string(off))) == "unsound")
    #expect(Self.fault(Self.line(type, .string("nistp256"), .string([0]))) == "unsound", "the point at infinity")
    #expect(Self.fault(Self.line(type, .string("nistp256"), .string([2] + point[1...32]))) == "unsound", "compressed")
    #expect(Self.fault(Self.line(type, .string("nistp384"), .string(point))) == "contradictory")
    #expect(Self.fault(Self.line("ecdsa-sha2-nistp384", .string("nistp384"), .string(point))) == "unsound")
  }

  @Test func refusesNumbersThatMakeNoRSAKey() throws {
    var modulus = [UInt8](repeating: 0xC5, count: 384)
    let good: [UInt8] = [1, 0, 1]
    func key(_ exponent: [UInt8], _ modulus: [UInt8]) -> String {
      Self.fault(Self.line("ssh-rsa", .mpint(exponent), .mpint(modulus)))
    }
    #expect(key(good, modulus) == "none")
    #expect(key([3], modulus) == "none")
    for exponent: [UInt8] in [[1], [2], [1, 0, 0], [1, 0, 0, 0, 1]] { #expect(key(exponent, modulus) == "unsound") }
    #expect(key([], modulus) == "notAKey")
    #expect(key(good, Array(modulus.dropLast())) == "weak")
    #expect(key(good, [UInt8](repeating: 0xC5, count: 1025)) == "unsound")
    modulus[383] = 0xC4
    #expect(key(good, modulus) == "unsound")
    modulus[383] = 0xC5
    // A second spelling of the same number, and a negative one.
    #expect(Self.fault(Self.line("ssh-rsa", .mpint(good), .string([0, 0] + modulus))) == "notAKey")
    #expect(Self.fault(Self.line("ssh-rsa", .mpint(good), .string(modulus))) == "notAKey")
    #expect(Self.fault(Self.line("ssh-rsa", .string([0] + good), .mpint(modulus))) == "notAKey")
  }

  @Test func refusesEverythingElse() throws {
    let keys = try Keys()
    try keys.make("ada")
    let line = try keys.publicLine("ada")
    let parts = line.split(separator: " ").map(String.init)
    #expect(Self.fault(line) == "none")
    #expect(Self.fault("ecdsa-sha2-nistp256 \(parts[1])") == "contradictory")
    #expect(Self.fault("\(parts[0]) \(parts[1].dropLast(4))") == "notAKey")
    #expect(Self.fault("\(parts[0]) \(parts[1])AAAA") == "notAKey")
    #expect(Self.fault("\(parts[0]) \(parts[1].dropLast())*") == "notAKey")
    #expect(Self.fault("ssh-dss \(parts[1])") == "unsupported")
    #expect(Self.fault("ssh-ed25519-cert-v01@openssh.com \(parts[1])") == "unsupported")
    #expect(Self.fault(parts[0]) == "notAKey")
    #expect(Self.fault("") == "notAKey")
    #expect(Self.fault(try String(contentsOfFile: keys.sandbox.path("ada"), encoding: .utf8)) == "privateKey")
    #expect(Self.fault(Self.edwards([UInt8](repeating: 7, count: 31))) == "notAKey")
  }

  /// Two texts, one key: keys are compared by their bytes.
  @Test func aCommentDoesNotMakeAnotherKey() throws {
    let keys = try Keys()
    try keys.make("ada")
    let line = try keys.publicLine("ada")
    let parts = line.split(separator: " ")
    let (one, other) = (
      try PublicKey(line: line), try PublicKey(line: "  \(parts[0])\t\(parts[1])   of somebody else\n")
    )
    #expect(one.blob == other.blob && one.comment == "ada" && other.comment == "of somebody else")
    #expect(one.text == "\(parts[0]) \(parts[1])")
    #expect(try PublicKey(blob: one.blob).text == one.text)
  }
}
