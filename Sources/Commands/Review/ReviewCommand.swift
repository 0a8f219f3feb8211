import ArgumentParser
import Dataset

/// Goes through the items of a batch.
struct ReviewCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Go through the items of a batch that wait for your verdict",
    discussion: """
      Shows each item next to the criteria of its rubric, and takes scores, findings, a comment and the verdict; ? \
      lists the keys. At the end one signed commit brings all the verdicts, or seals them where the stream's reviews \
      are independent: seals/YOU.yaml gets a digest of each record, which fixes it before anybody can read it, and the \
      record stays in this clone until git dataset reveal shows it. If the clone is lost, so is the record, and \
      another reviewer has to seal in your place. What others said about an item is not shown.

      What you note is kept in the clone, under dataset/reviews in the git directory, so a sitting that is interrupted \
      goes on where it was. Where standard input is no terminal, the same letters are read line by line.

      Exit status: 0 done, 1 a verdict could not be signed any more and is kept, or a server would refuse it, 2 \
      nothing could be done.
      """)

  @Argument(help: ArgumentHelp("The batch, as STREAM/BATCH.", valueName: "batch")) var batch: String
  @Flag(help: "Go through every item that you may review, also those that need no verdict of yours.") var all = false
  @Flag(help: "Seal what you noted, without going through the items again.") var seal = false

  func run(in session: Session) async throws -> Outcome {
    let desk = try await ReviewDesk.open(batch, session)
    guard !seal else {
      _ = try desk.seals()
      return try await DraftSigning(desk, session).sign()
    }
    var sitting = QueueSitting(try desk.queue(all: all), session)
    return try await sitting.run()
  }
}
