/// The place of an owner's signature under a change of policy: `policy-signatures/<SHA-256>/<person>.sig`.
package struct PolicySignature: Hashable, Sendable {
  /// The folder of all such signatures, without a closing `/`.
  package static let folder = "policy-signatures"

  /// The SHA-256 of the text that was signed, in lower-case hex.
  package let digest: String
  /// The id of the person who signed.
  package let person: String

  package init(digest: String, person: String) {
    self.digest = digest
    self.person = person
  }

  /// Reads a path; nil where it is another one.
  package init?(_ path: String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == Self.folder, parts[2].hasSuffix(".sig") else { return nil }
    let person = parts[2].dropLast(4)
    guard parts[1].isHex(digits: 64), person.isIdentifier else { return nil }
    self.init(digest: String(parts[1]), person: String(person))
  }

  package var path: String { "\(Self.folder)/\(digest)/\(person).sig" }
}
