import Foundation
import Signatures

/// The people of a people file that is written as those in the cases are; read without the product's own means.
struct Cast {
  struct Member {
    fileprivate(set) var name: String?
    fileprivate(set) var email: String?
    /// The first key's name, `SHA256:…`.
    fileprivate(set) var key: String?

    /// As trailers and git write it.
    var identity: String? { name.flatMap { name in email.map { "\(name) <\($0)>" } } }
  }

  private var lines: [Substring] = []

  init() {}

  init(_ bytes: [UInt8]) { lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n") }

  subscript(id: String) -> Member? {
    guard let start = lines.firstIndex(of: "  \(id):") else { return nil }
    var member = Member()
    for line in lines[(start + 1)...].prefix(while: { $0.hasPrefix("    ") }) {
      if line.hasPrefix("    name: ") { member.name = String(line.dropFirst(10)) }
      if line.hasPrefix("    emails: [") { member.email = String(line.dropFirst(13).prefix { $0 != "," && $0 != "]" }) }
      if member.key == nil { member.key = Self.key(in: line) }
    }
    return member
  }

  private static func key(in line: Substring) -> String? {
    guard let start = line.firstRange(of: "key: ssh-")?.upperBound else { return nil }
    let words = line[start...].split { $0 == " " || $0 == "," || $0 == "}" }
    guard words.count > 1, let key = Data(base64Encoded: String(words[1])) else { return nil }
    let digest = ContentDigest.sha256(key).bytesOfHex
    return "SHA256:" + Data(digest).base64EncodedString().prefix { $0 != "=" }
  }
}

extension String {
  fileprivate var bytesOfHex: [UInt8] {
    let digits = utf8.map { $0 < 0x3A ? $0 - 0x30 : $0 - 0x57 }
    return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}
