import ArgumentParser
import Dataset

/// Ends a key.
struct PeopleEndKeyCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "end-key", abstract: "End a key: retired by its owner, or compromised",
    discussion: """
      The key stays in the people file. With the status retired, what it signed before counts, and nothing new does. \
      With the status compromised, since somebody else may have got hold of it, nothing that it ever signed counts, \
      for good, since nobody can tell who signed: give the person a new key, and let what the old one signed be signed \
      again. The other lines of the file stay as they are; nothing is committed.
      """)

  /// How a key ends.
  enum End: String, EnumerableFlag {
    case retired, compromised

    static func help(for end: End) -> ArgumentHelp? {
      end == .retired ? "Its owner no longer signs with it." : "Somebody else may have got hold of it."
    }

    fileprivate var status: SigningKey.Status { self == .retired ? .retired : .compromised }
    fileprivate var ended: Set<SigningKey.Status> { self == .retired ? [.active] : [.active, .retired] }
  }

  @Argument(help: "The person whose key it is.") var id: String
  @Argument(
    help: """
      The key: its fingerprint or the beginning of it, its comment, or the public key's file; may be left out where \
      only one can be meant.
      """) var key: String?
  @Flag(exclusivity: .exclusive) var end: End
  @Option(help: ArgumentHelp("The day from which it holds; without it, today.", valueName: "date")) var since: String?
  @Option(help: ArgumentHelp("What others should know about it.", valueName: "text")) var comment: String?

  func run(in session: Session) async throws -> Outcome {
    let (status, meant) = (end.status, end.ended)
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
    if let comment { try edit.text.set("note", comment, ofKey: index, of: id) }
    try await edit.write()
    session.console.print("The key \(old.name) of \(id) is \(status.rawValue).\n\(edit.next)")
    return .clean
  }
}
