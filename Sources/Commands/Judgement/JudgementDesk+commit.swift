import Dataset
import Diagnostics
import Documents
import Engine
import Reports
import Schema
import Signatures

extension JudgementDesk {
  var sealedRecords: SealedRecords { SealedRecords(of: judge.person.id, on: batch, in: dataset) }

  /// Commits a judgement, or, where nobody may see it before the others' are fixed, its seal; then the judgement itself
  /// stays in this clone.
  func commit(_ judgement: Judgement, of item: ItemState, _ session: Session) async throws {
    guard stream.sealsJudgements else {
      let made = try await commit([NewFile(path(of: judgement), written(judgement))], [judgement], in: session)
      session.console.complain(made.said)
      session.console.print(try report(on: [(item, judgement)], commit: made.id))
      return
    }
    let bytes = written(judgement.salted(RandomDigits.hex64()))
    // Kept before the seal is made: a seal whose record is lost could never be revealed.
    let digest = ContentDigest.sha256(bytes)
    try sealedRecords.keep(bytes, of: item.name.id, digest)
    let seal = Seal(item: item.name.id, blob: item.content.blob, digest: digest, kind: .judgement)
    let made = try await judge.commit([seal], of: sealedRecords, in: batch, pin, dataset: dataset, session: session)
    session.console.complain(made.said)
    session.console.print(report(onSealing: item, commit: made.id))
  }

  /// Commits judgements just as they were sealed.
  func reveal(_ sealed: [JudgementRevelation.Ready], _ session: Session) async throws {
    let files = sealed.map { NewFile(path(of: $0.judgement), $0.bytes) }
    let made = try await commit(files, sealed.map(\.judgement), in: session)
    for ready in sealed { sealedRecords.remove(ready.item.name.id) }
    session.console.complain(made.said)
    session.console.print(try report(on: sealed.map { ($0.item, $0.judgement) }, commit: made.id))
  }

  private func path(of judgement: Judgement) -> String { "\(stream.batchFolder(batch.batch))/\(judgement.file)" }

  /// The judgement's file, its keys in the order of the stream's schema.
  private func written(_ judgement: Judgement) -> [UInt8] {
    judgement.value.written(as: .yaml, order: KeyOrder { schema.propertyOrder(at: $0) })
  }

  private func commit(_ files: [NewFile], _ judgements: [Judgement], in session: Session) async throws -> (
    id: String, said: String
  ) {
    let proofs = try await judge.proofs(of: files, in: batch, stream, dataset)
    let what =
      judgements.count == 1
      ? "\(judgements[0].subject.item.id) of \(batch)" : "\(judgements.count) items of \(batch)"
    return try await StatementCommit(
      dataset: dataset, session: session, files: files + proofs, message: "Judge \(what)\n"
    ).make()
  }

  /// What came of judgements, a line for each item.
  private func report(on judged: [(item: ItemState, judgement: Judgement)], commit: String) throws
    -> String
  {
    let lines = try judged.map { item, judgement in
      let standing = try dataset.state.judgementStanding(of: item.adding(judgement), under: pin)
      return "Judged \(item.name): \(standing?.words ?? "")\n"
    }
    return lines.joined() + "Signed and committed as \(commit.prefix(12)). Next: git push\n"
  }

  private func report(onSealing item: ItemState, commit: String) -> String {
    let count = item.sealed.judges.union([judge.person.id]).count
    let needed = stream.judgements
    let rest = count < needed ? "\(count) of \(needed) are sealed" : "enough are sealed"
    return "Sealed your judgement of \(item.name): \(rest)\n"
      + "Signed and committed as \(commit.prefix(12)). Next: git push, and once enough are sealed, "
      + "git dataset reveal \(batch)\n"
  }
}
