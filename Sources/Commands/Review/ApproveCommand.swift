import ArgumentParser
import Dataset

/// Approves items.
struct ApproveCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "approve",
    abstract: "Approve items, with scores by the rubric",
    discussion: """
      What is judged is what is committed, with its sidecars, under the rubric version that the batch pins. The \
      verdict becomes a record, reviews/ITEM/YOU.ROUND.yaml in the batch's folder, and one signed commit brings the \
      records of all items that are named. git makes it with your user.signingkey; whatever else is staged or changed \
      stays as it is. Once an item changes by one byte, the approval no longer counts.

      A finding names a criterion and what is wrong, and may name a severity and a place: \
      --finding 'root-cause/major@fix.diff:12-15: The cause is another.'

      Exit status: 0 the verdict is committed, 1 a server would refuse it, 2 it failed; then nothing was written.
      """)

  @OptionGroup var about: ItemArguments
  @OptionGroup var words: VerdictOptions

  func run(in session: Session) async throws -> Outcome {
    try await VerdictRun(session: session, opinion: words.opinion(.approve)).run(about.items)
  }
}
