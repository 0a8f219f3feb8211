import Dataset
import Diagnostics
import Documents
import Signatures

/// Who makes a new dataset, as git knows them: name, address and signing key.
struct OwnerIdentity {
  let id: String
  let name: String
  let email: String
  /// The owner's entry under `keys`, as lines of YAML; none without a signing key.
  let key: [String]
  /// Further files that the key needs: the armoured public key of an OpenPGP one.
  let files: [NewFile]

  /// Asks git for `user.name`, `user.email` and `user.signingkey`.
  ///
  /// - Throws: ``Failure`` where git has no name or address, or a key that cannot be found or is too weak.
  static func current(_ git: GitProcess, directory: String) async throws -> OwnerIdentity {
    guard let name = try await git.line(["config", "user.name"], in: directory),
      let email = try await git.line(["config", "user.email"], in: directory)
    else {
      throw Failure(
        "git does not know who you are",
        help: "git config --global user.name 'Ada Lovelace' and git config --global user.email ada@example.com")
    }
    guard isAddress(email) else {
      throw Failure(
        "git's user.email is \(email.shown()), which is no address",
        help: "git config --global user.email ada@example.com")
    }
    let id = identifier(from: email)
    let signing = try await SigningKeyLookup(git: git, directory: directory).key(owner: id)
    return OwnerIdentity(id: id, name: name, email: email, key: signing?.entry ?? [], files: signing?.files ?? [])
  }

  private static func isAddress(_ email: String) -> Bool {
    let parts = email.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && !parts.contains(where: \.isEmpty)
      && !email.contains(where: { $0.isWhitespace || $0 == "<" || $0 == ">" })
  }

  /// What stands before the `@`, as far as an id may hold it.
  private static func identifier(from email: String) -> String {
    let local = email.prefix { $0 != "@" }.lowercased()
    let kept = local.unicodeScalars.map { scalar -> Character in
      scalar.isASCII && String(scalar).isIdentifier || ".-_".unicodeScalars.contains(scalar) ? Character(scalar) : "-"
    }
    let isMark: (Character) -> Bool = { !$0.isLetter && !$0.isNumber }
    var trimmed = kept.drop(while: isMark).prefix(38)
    while let last = trimmed.last, isMark(last) { trimmed.removeLast() }
    return String(trimmed).isIdentifier ? String(trimmed) : "owner"
  }

  /// The text of the people file, with the owner as its only person.
  ///
  /// - Parameters:
  ///   - streams: the streams in which the owner gets roles.
  ///   - roles: those roles; none leaves the owner an owner alone.
  func peopleFile(streams: [String], roles: [Role]) -> String {
    var lines = [
      "# yaml-language-server: $schema=./schemas/people.yaml", "#",
      "# Who may do what, and their signing keys. Nobody and no key is ever deleted.", "format: 1", "people:",
      "  \(Value.string(id).inYAML):", "    name: \(quoted(name))", "    emails: [\(quoted(email))]", "    roles:",
      "      dataset: [owner]",
    ]
    if !roles.isEmpty {
      for stream in streams { lines.append("      \(stream): [\(roles.map(\.rawValue).joined(separator: ", "))]") }
    }
    if key.isEmpty { lines.append("    keys: []") } else { lines += ["    keys:"] + key.map { "      \($0)" } }
    return lines.joined(separator: "\n") + "\n"
  }

  private func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

extension Value {
  /// The value as it stands in a YAML file: quoted where it would read as another type.
  var inYAML: String { String(decoding: written(as: .yaml).dropLast(), as: UTF8.self) }
}
