import ArgumentParser
import Dataset
import Diagnostics

/// Puts items with known answers into a batch.
struct GoldPlantCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "plant", abstract: "Prepare items with known answers, which an annotator lands among the others",
    discussion: """
      For a calibrator of the stream, in an open batch that was never frozen. Takes unused items from the private \
      repository that git config dataset.goldRepository names: STREAM/ID.yaml, with the answer in \
      STREAM/ID.answer.yaml. How many, and how many fail each criterion at least, the stream's `gold.seeded` in the \
      manifest says. The items are written to a folder for their author, who lands them like any other; what reveals \
      them stays in the private repository, and only its salted digests are committed here, in a signed commit. \
      The first git dataset batch freeze reveals the items and takes them out, and git dataset gold compare scores \
      the reviewers by them.

      Exit status: 0 the digests are committed, 1 the server would refuse them, 2 they are not.
      """)

  @Argument(help: ArgumentHelp("The batch, as STREAM/BATCH.", valueName: "batch")) var batch: String
  @Option(help: ArgumentHelp("The annotator who lands the items, by id.", valueName: "person")) var author: String
  @Option(help: ArgumentHelp("The folder for the items, outside the dataset.", valueName: "folder")) var out: String
  @Option(help: ArgumentHelp("How many; the policy's share by itself.", valueName: "number")) var count: Int?

  func validate() throws {
    if let count, count < 1 { throw ValidationError("The number is 1 or more.") }
  }

  func run(in session: Session) async throws -> Outcome {
    let desk = try await ControlDesk(try await BatchDesk(batch, session), author: author, session)
    var planted: [ControlDesk.Planted] = []
    for entry in try desk.choose(count) { planted.append(try desk.plant(entry)) }
    let commit = try await desk.commit(planted, out: out, session)
    let what = counted(planted.count, "item")
    session.console.print(
      """
      Committed to \(what) with known answers as \(commit).
      Give \(author) the files in \(out.shown(limit: 300)), to land as they are; nobody else may know of them.
      Back up \(desk.store.path.shown(limit: 300)): without the records in it the batch cannot be frozen.
      Next: git push

      """)
    return .clean
  }
}
