import Dataset
import Diagnostics
import Engine
import Intake
import Signatures

/// Whoever speaks: the person who works in this clone, and the key that git signs with here.
struct Signatory {
  let person: Person
  let mailbox: Mailbox
  /// The key's name, as records have it.
  let key: String
  let settings: SignatureMaker.Settings

  /// Asks git for `user.email` and `user.signingkey`, and the committed people file whose they are.
  ///
  /// - Throws: ``Failure`` where nobody has the address, git has no key, or the key is none that counts.
  static func current(in dataset: CommittedDataset, _ session: Session) async throws -> Signatory {
    let person = try await dataset.people.me(session.git, in: dataset.root)
    guard let signing = try await SigningKeyLookup(git: session.git, directory: dataset.root).signing() else {
      throw Failure(
        "git has no key to sign with, and what nobody signed counts for nothing",
        help: "git config gpg.format ssh, and git config user.signingkey ~/.ssh/id_ed25519.pub")
    }
    let held = person.keys.first { KeyReading.standard.identity(of: $0)?.name == signing.key }
    guard let held else { throw Failure.foreign(signing.key, person, among: dataset.people) }
    guard held.status == .active else { throw Failure.ended(signing.key, held.status, by: person) }
    let email = try await session.git.line(["config", "user.email"], in: dataset.root) ?? ""
    let mailbox = Mailbox(name: person.name.foldedWhitespace, email: email)
    guard Mailbox(mailbox.description) == mailbox else {
      throw Failure(
        "the name `\(person.name.shown())` of \(person.id) cannot stand in a trailer",
        help: "ask an owner to take `<` and `>` out of it")
    }
    return Signatory(person: person, mailbox: mailbox, key: signing.key, settings: signing.settings)
  }

  /// A detached signature over a text of the product's own.
  func sign(_ text: String, in directory: String) async throws(Failure) -> [UInt8] {
    do throws(SignatureMaker.Failure) {
      return try await SignatureMaker(settings, directory: directory).sign(Array(text.utf8), for: .statement).signature
    } catch {
      throw Failure(error.reason, help: error.help)
    }
  }
}

extension Failure {
  fileprivate static func foreign(_ key: String, _ person: Person, among people: People) -> Failure {
    let own = person.keys.filter { $0.status == .active }.map(\.name).joined(separator: ", ")
    let add = "ask an owner to add it: git dataset people add \(person.id) --key FILE"
    return Failure(
      "git signs with the key \(key.shown(limit: 80)), which is none of \(person.id)'s in \(people.path)",
      help: own.isEmpty ? add : "sign with \(own), or \(add)")
  }

  fileprivate static func ended(_ key: String, _ status: SigningKey.Status, by person: Person) -> Failure {
    Failure(
      "git signs with the key \(key.shown(limit: 80)), which is \(status.rawValue)",
      help: "set git config user.signingkey to an active key of \(person.id)")
  }
}
