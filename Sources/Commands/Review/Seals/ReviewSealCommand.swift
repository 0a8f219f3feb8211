import ArgumentParser
import Dataset
import Diagnostics
import Engine

/// Seals the verdicts that are noted.
struct ReviewSealCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "seal", abstract: "Seal the verdicts that you noted on a batch, where reviews are independent",
    discussion: """
      A seal fixes a verdict before anybody can read it: seals/YOU.yaml gets a digest of the record for each item, in \
      a signed commit, and the record stays in this clone until git dataset review reveal shows it. git dataset \
      review, approve and the like seal by themselves where the stream wants it; this command seals what is kept as \
      drafts.

      If the clone is lost, so is the record, and another reviewer has to seal in your place.

      Exit status: 0 everything noted is sealed, 1 something could not be, 2 nothing was.
      """)

  @Argument(help: ArgumentHelp("The batch, as STREAM/BATCH.", valueName: "batch")) var batch: String

  func run(in session: Session) async throws -> Outcome {
    let desk = try await ReviewDesk.open(batch, session)
    _ = try desk.seals()
    return try await DraftSigning(desk, session).sign()
  }
}

extension ReviewDesk {
  /// The desk of the person in this clone.
  static func open(_ batch: String, _ session: Session) async throws -> ReviewDesk {
    guard let name = BatchName(batch) else {
      throw Failure("`\(batch.shown())` is no batch", help: "name it as STREAM/BATCH, such as bug-fix/2026-11-a")
    }
    let dataset = try CommittedDataset(in: session)
    let desk = try ReviewDesk(dataset, await Signatory.current(in: dataset, session), name)
    try dataset.require(.review(nil), in: desk.committed, by: desk.reviewer.person)
    return desk
  }

  /// The seals of the batch.
  ///
  /// - Throws: ``Failure`` where the stream's reviews are open to all from the start.
  func seals() throws -> BatchSeals {
    if stream.review.isSealed, let seals = try dataset.seals(of: batch) { return seals }
    throw Failure(
      "reviews of `\(stream.name)` are not sealed", help: "just give your verdicts: git dataset review \(batch)")
  }
}
