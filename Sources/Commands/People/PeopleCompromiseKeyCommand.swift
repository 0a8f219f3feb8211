import ArgumentParser
import Dataset

/// Declares a key compromised.
struct PeopleCompromiseKeyCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "compromise-key", abstract: "End a key that somebody else may have got hold of",
    discussion: """
      The key stays in the people file with the status compromised, for good: nothing that it ever signed counts, \
      since nobody can tell who signed. Give the person a new key, and let what the old one signed be signed again. \
      The other lines of the file stay as they are; nothing is committed.
      """)

  @OptionGroup var ending: KeyEnding

  func run(in session: Session) async throws -> Outcome {
    try await ending.end(as: .compromised, from: [.active, .retired], session)
    return .clean
  }
}
