import Foundation
import Signatures

extension [UInt8] {
  /// A byte string with its length before it (RFC 4251).
  static func string(_ bytes: some Collection<UInt8>) -> [UInt8] {
    number(UInt32(bytes.count)) + Array(bytes)
  }

  static func string(_ text: String) -> [UInt8] { string(text.utf8) }

  static func number(_ number: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  /// A positive number as `mpint`.
  static func mpint(_ magnitude: some Collection<UInt8>) -> [UInt8] {
    let digits = Array(magnitude.drop { $0 == 0 })
    return string((digits.first ?? 0) >= 0x80 ? [0] + digits : digits)
  }

  /// Every array that differs from this one in one byte: each bit flipped, and some telling values; of a long array
  /// only the first bit and the last.
  func mutations() -> [[UInt8]] {
    indices.flatMap { index -> [[UInt8]] in
      let bits: [UInt8] = count > 400 ? [0, 7] : Array(0..<8)
      let values = Set(bits.map { self[index] ^ (1 << $0) } + (count > 400 ? [] : [0, 0x0A, 0x20, 0x3D, 0xFF]))
      return values.subtracting([self[index]]).sorted().map { value in
        var copy = self
        copy[index] = value
        return copy
      }
    }
  }
}

/// The parts of a signature's bytes, to be put together in every wrong way.
struct SignatureParts {
  var magic = Array("SSHSIG".utf8)
  var version: UInt32 = 1
  var key: [UInt8] = []
  var namespace = "git"
  var reserved: [UInt8] = []
  var hash = "sha512"
  var proof: [UInt8] = []
  var trailing: [UInt8] = []

  var blob: [UInt8] {
    magic + .number(version) + .string(key) + .string(namespace) + .string(reserved) + .string(hash) + .string(proof)
      + trailing
  }

  var armour: [UInt8] { Self.armour(blob) }

  static func armour(_ bytes: [UInt8], width: Int = 70) -> [UInt8] {
    let text = Array(Data(bytes).base64EncodedString().utf8)
    let lines = stride(from: 0, to: text.count, by: width).map { text[$0..<Swift.min($0 + width, text.count)] + [0x0A] }
    return Array("-----BEGIN SSH SIGNATURE-----\n".utf8) + lines.joined() + Array("-----END SSH SIGNATURE-----\n".utf8)
  }

  /// The bytes inside an armour.
  static func blob(of armour: [UInt8]) -> [UInt8] {
    let lines = String(decoding: armour, as: UTF8.self).split(separator: "\n").dropFirst().dropLast()
    return [UInt8](Data(base64Encoded: lines.joined()) ?? Data())
  }

  init() {}

  /// Takes apart what ssh-keygen wrote.
  init(armour: [UInt8]) {
    var rest = Self.blob(of: armour)[...]
    func string() -> [UInt8] {
      let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
      defer { rest = rest.dropFirst(4 + length) }
      return Array(rest.dropFirst(4).prefix(length))
    }
    rest = rest.dropFirst(10)
    key = string()
    namespace = String(decoding: string(), as: UTF8.self)
    reserved = string()
    hash = String(decoding: string(), as: UTF8.self)
    proof = string()
  }
}

/// The same for the bytes inside an armour.
func verdict(blob: [UInt8], over message: [UInt8]) -> String {
  do throws(SignatureFault) {
    try SSHSignature(blob: blob).check(message, in: .git)
    return "good"
  } catch {
    return String("\(error)".prefix { $0 != "(" })
  }
}

/// What comes of a signature, in one word: its fault's name, or `good`.
func verdict(_ armour: [UInt8], over message: [UInt8], in namespace: SignatureNamespace = .git) -> String {
  do throws(SignatureFault) {
    try SSHSignature(armour: armour).check(message, in: namespace)
    return "good"
  } catch {
    return String("\(error)".prefix { $0 != "(" })
  }
}
