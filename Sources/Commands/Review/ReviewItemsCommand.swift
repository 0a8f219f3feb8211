import ArgumentParser

/// Goes through the items of a batch.
struct ReviewItemsCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "items", abstract: "Go through the items that wait for your verdict, one by one",
    discussion: """
      Shows each item next to the criteria of its rubric, and takes scores, findings, a comment and the verdict; ? \
      lists the keys. At the end one signed commit brings all the verdicts, or seals them where the stream's reviews \
      are independent. What others said about an item is not shown.

      What you note is kept in the clone, under dataset/reviews in the git directory, so a sitting that is interrupted \
      goes on where it was. Where standard input is no terminal, the same letters are read line by line.

      Exit status: 0 done, 1 a verdict could not be signed any more and is kept, 2 nothing could be done.
      """)

  @Argument(help: ArgumentHelp("The batch, as STREAM/BATCH.", valueName: "batch")) var batch: String
  @Flag(help: "Go through every item that you may review, also those that need no verdict of yours.") var all = false

  func run(in session: Session) async throws -> Outcome {
    let desk = try await ReviewDesk.open(batch, session)
    var sitting = QueueSitting(try desk.queue(all: all), session)
    return try await sitting.run()
  }
}
