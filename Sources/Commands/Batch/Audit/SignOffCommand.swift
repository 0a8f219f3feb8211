import ArgumentParser
import Dataset
import Diagnostics

/// Signs off a batch whose audit passed.
struct SignOffCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "sign-off", abstract: "Sign off a batch whose audit passed",
    discussion: """
      For a calibrator of the stream who has no part in the batch. Everything is computed again from the last commit: \
      the frozen items, their approvals, the sample and its labels, the exact bound, how far people agree, on each \
      criterion too. What comes of it is written to sign-off.yaml, in a signed commit of its own, and the server \
      computes the same. Afterwards nothing in the batch changes any more. Audited items that are defective are \
      excluded from every delivery, and so are those that an earlier attempt found defective and nobody has changed.

      Exit status: 0 the batch is signed off, 1 the server would refuse that, 2 it cannot be.
      """)

  @Argument(help: ArgumentHelp("The batch, as STREAM/BATCH.", valueName: "batch")) var batch: String
  @Flag(name: [.customShort("n"), .long], help: "Say what would be signed, and sign nothing.") var dryRun = false

  func run(in session: Session) async throws -> Outcome {
    let desk = try await SignOffDesk(BatchDesk(batch, session))
    guard !dryRun else {
      session.console.print(desk.text(beginning: "Would sign off \(desk.desk.name)"))
      return .clean
    }
    let commit = try await desk.commit(session)
    session.console.print(desk.text(beginning: "Signed off \(desk.desk.name) as \(commit)") + "Next: git push\n")
    return .clean
  }
}
