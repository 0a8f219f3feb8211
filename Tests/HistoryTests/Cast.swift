import Dataset
import Documents

/// Everybody who ever acts, with more keys than the people file begins with.
struct Cast: Sendable {
  struct Member: Sendable {
    let id: String
    let name: String
    let email: String
    let hands: [SigningHand]

    var mailbox: Mailbox { Mailbox(name: name, email: email) }
  }

  let members: [Member]
  /// The forge, which is nobody.
  let forge: SigningHand
  private let byName: [String: SigningHand]

  static let owners = ["olga", "otto", "uma"]
  static let annotators = ["ann", "abe", "amy"]
  static let reviewers = ["rita", "rob", "rex"]
  static let calibrators = ["cal", "cleo"]
  /// Who has no part at first, and who is not listed at all.
  static let others = ["eve", "zoe"]

  init() throws {
    let ids = Self.owners + Self.annotators + Self.reviewers + Self.calibrators + Self.others
    members = try ids.map { id in
      Member(
        id: id, name: "\(id.prefix(1).uppercased())\(id.dropFirst()) Test", email: "\(id)@example.com",
        hands: try (1...3).map { try SigningHand("\(id) \($0)") })
    }
    forge = try SigningHand("forge")
    byName = Dictionary(uniqueKeysWithValues: (members.flatMap(\.hands) + [forge]).map { ($0.name, $0) })
  }

  subscript(id: String) -> Member? { members.first { $0.id == id } }

  /// The private half of a key.
  func hand(named name: String) -> SigningHand? { byName[name] }
}

extension Cast.Member {
  /// How the people file begins with this person.
  func entry(roles: [(String, [String])]) -> Value {
    [
      "name": .string(name), "emails": [.string(email)],
      "roles": .mapping(roles.map { Value.Entry($0.0, .list($0.1.map { .string($0) })) }),
      "keys": [["key": .string(hands[0].line)]],
    ]
  }
}
