import ArgumentParser
import Dataset
import Diagnostics

/// Adds a person, or adds to one.
struct PeopleAddCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a person, or give one more addresses, roles or keys",
    discussion: """
      Changes the people file and nothing else of it: comments and layout stay. A key is a public key's file, the key \
      itself (key::ssh-ed25519 AAAA…), an armoured OpenPGP key's file, or an OpenPGP fingerprint that gpg knows; an \
      OpenPGP key is copied to keys/; one that is listed already is renewed there, with new subkeys and dates. A key \
      belongs to one person. Nothing is written if the file would be refused, and nothing is committed.
      """)

  @Argument(help: "The person's id: lower-case letters, digits, `.`, `_` and `-`.") var id: String
  @Option(help: "The name that reports show.") var name: String?
  @Option(
    name: .customLong("email"), parsing: .singleValue,
    help: ArgumentHelp("An address that the person commits under; may be given again.", valueName: "address"))
  var emails: [String] = []
  @Option(
    name: .customLong("role"), parsing: .singleValue,
    help: ArgumentHelp("A role in a stream, such as bug-fix:reviewer; may be given again.", valueName: "stream:role"))
  var roles: [String] = []
  @Flag(help: "Make the person an owner of the dataset.") var owner = false
  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "A stream that you, or another person, found the person able to work in; may be given again.",
      valueName: "stream[:vetter]"))
  var vetted: [String] = []
  @Option(
    name: .customLong("key"), parsing: .singleValue,
    help: ArgumentHelp("A public key; may be given again.", valueName: "key"))
  var keys: [String] = []

  func validate() throws {
    for role in roles {
      let parts = role.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, Role(rawValue: String(parts[1])) != nil else {
        let known = Role.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("Write a role as STREAM:ROLE, with one of \(known), not `\(role.shown())`.")
      }
    }
  }

  func run(in session: Session) async throws -> Outcome {
    try await PersonAddition(
      id: id, name: name, emails: emails, roles: roles, owner: owner, vetted: vetted, keys: keys
    ).run(in: session)
  }
}
