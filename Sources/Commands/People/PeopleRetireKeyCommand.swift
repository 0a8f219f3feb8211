import ArgumentParser
import Dataset

/// Retires a key.
struct PeopleRetireKeyCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "retire-key", abstract: "End a key that its owner no longer signs with",
    discussion: """
      The key stays in the people file with the status retired: what it signed before counts, nothing new does. The \
      other lines of the file stay as they are; nothing is committed.
      """)

  @OptionGroup var ending: KeyEnding

  func run(in session: Session) async throws -> Outcome {
    try await ending.end(as: .retired, from: [.active], session)
    return .clean
  }
}

/// Which key ends, and when.
struct KeyEnding: ParsableArguments {
  @Argument(help: "The person whose key it is.") var id: String
  @Argument(
    help: """
      The key: its fingerprint or the beginning of it, its comment, or the public key's file; may be left out where \
      only one can be meant.
      """) var key: String?
  @Option(help: ArgumentHelp("The day from which it holds; without it, today.", valueName: "date")) var since: String?
  @Option(help: "What others should know about it.") var note: String?

  /// Gives the key a status, and says what to do next.
  func end(as status: SigningKey.Status, from meant: Set<SigningKey.Status>, _ session: Session) async throws {
    let checkout = try Checkout(in: session)
    guard let person = checkout.people[id] else {
      let known = checkout.people.all.map(\.id).joined(separator: ", ")
      throw Failure("nobody in \(checkout.people.path) is `\(id)`", help: "there are \(known)")
    }
    let index = try KeyChoice.index(key, of: person, among: meant, session)
    let old = person.keys[index]
    guard meant.contains(old.status) else {
      throw Failure(
        "the key \(old.name) of \(id) is \(old.status.rawValue) already",
        help: old.status == .compromised ? "a compromised key stays so; add a new one" : "")
    }
    var edit = try PeopleChange(checkout, session)
    try edit.text.set("status", status.rawValue, ofKey: index, of: id)
    try edit.text.set("since", since ?? String(Clock.now().prefix(10)), ofKey: index, of: id)
    if let note { try edit.text.set("note", note, ofKey: index, of: id) }
    try await edit.write()
    session.console.print("The key \(old.name) of \(id) is \(status.rawValue).\n\(edit.next)")
  }
}
