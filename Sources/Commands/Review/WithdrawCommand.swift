import ArgumentParser
import Dataset
import Diagnostics

/// Takes one's own verdicts on items back.
struct WithdrawCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: "Take your own verdicts on items back, without another in their place",
    discussion: """
      The verdict that is taken back stays in its file, and counts no more. The record and its signed commit are made \
      as by git dataset approve. To say something else instead, just say it: your newest round counts.

      Exit status: 0 the verdict is committed, 1 a server would refuse it, 2 it failed; then nothing was written.
      """)

  @OptionGroup var about: ItemArguments
  @Option(help: ArgumentHelp("Why.", valueName: "text")) var comment: String?

  func validate() throws {
    if let comment, comment.allSatisfy(\.isWhitespace) { throw ValidationError("The comment has no words.") }
  }

  func run(in session: Session) async throws -> Outcome {
    try await VerdictRun(session: session, opinion: Opinion(verdict: .withdraw, comment: comment)).run(about.items)
  }
}
