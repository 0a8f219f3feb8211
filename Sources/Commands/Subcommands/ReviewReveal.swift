import ArgumentParser
import Dataset

/// Shows the verdicts that were sealed.
struct ReviewReveal: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "reveal", abstract: "Show your sealed verdicts on a batch, once enough others have sealed theirs",
    discussion: """
      Commits the records that this clone keeps, just as they were sealed, for every item on which as many people have \
      sealed as the stream wants approvals, by the last commit. Pull first, to have the others' seals.

      Exit status: 0 everything sealed is shown, 1 something stays sealed, 2 nothing could be shown.
      """)

  @Argument(help: ArgumentHelp("The batch, as STREAM/BATCH.", valueName: "batch")) var batch: String

  func run(in session: Session) async throws -> Outcome {
    let desk = try await ReviewDesk.open(batch, session)
    let found = try Revelation(desk, desk.sealBook())
    for line in found.waiting { session.console.complain("stays sealed: \(line)\n") }
    guard !found.ready.isEmpty else {
      guard found.waiting.isEmpty else { return .findings }
      throw Failure(
        "no sealed verdict of yours on \(batch) waits to be shown", help: "seal one first: git dataset review \(batch)")
    }
    let made = try await desk.reveal(found.ready, session)
    session.console.complain(made.said)
    session.console.print(desk.report(on: found.ready.map { ($0.item, $0.record) }, commit: made.id))
    return found.waiting.isEmpty ? .clean : .findings
  }
}
