import Dataset
import Diagnostics
import Engine

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
