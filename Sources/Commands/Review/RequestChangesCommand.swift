import ArgumentParser
import Dataset

/// Asks the authors of items for changes.
struct RequestChangesCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "request-changes", abstract: "Ask the authors of items for changes",
    discussion: """
      Say what is wrong, with --finding for each fault or with --comment. The record and its signed commit are made as \
      by git dataset approve. When the authors have changed the item, look again: that is your next round.

      Exit status: 0 the verdict is committed, 1 a server would refuse it, 2 it failed; then nothing was written.
      """)

  @OptionGroup var about: ItemArguments
  @OptionGroup var words: VerdictOptions

  func run(in session: Session) async throws -> Outcome {
    try await VerdictRun(session: session, opinion: words.opinion(.requestChanges)).run(about.items)
  }
}
