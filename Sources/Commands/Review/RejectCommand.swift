import ArgumentParser
import Dataset

/// Rejects items.
struct RejectCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "reject",
    abstract: "Reject items that cannot be mended",
    discussion: """
      A rejected item leaves the batch. Say why, with --finding or --comment; for what can be mended there is git \
      dataset request-changes. The record and its signed commit are made as by git dataset approve.

      Exit status: 0 the verdict is committed, 1 a server would refuse it, 2 it failed; then nothing was written.
      """)

  @OptionGroup var about: ItemArguments
  @OptionGroup var words: VerdictOptions

  func run(in session: Session) async throws -> Outcome {
    try await VerdictRun(session: session, opinion: words.opinion(.reject)).run(about.items)
  }
}
