import Dataset
import Diagnostics
import Documents
import Engine
import Signatures

extension ReviewDesk {
  /// Whether a record is a first look that nobody may see before the others' are fixed.
  func isSealed(_ record: ReviewRecord) -> Bool { stream.review.isIndependent && record.round == 1 }

  var sealedRecords: SealedRecords { SealedRecords(of: reviewer.person.id, on: batch, in: dataset) }

  /// Commits seals of records, and keeps the records themselves in this clone.
  ///
  /// - Returns: the commit's id, and what git and the hooks said.
  func seal(_ records: [ReviewRecord], _ session: Session) async throws -> (id: String, said: String) {
    let known = try SealBook(of: batch, in: dataset).seals(of: reviewer.person.id)
    var seals: [Seal] = []
    for record in records {
      let subject = record.subject
      guard let item = try dataset.itemIfCommitted(subject.item) else { continue }
      guard !item.reviews.records.contains(where: { $0.subject.content == item.content }) else {
        throw Failure(
          "a verdict on \(item.name) can be read already, so no other can be sealed",
          help: "leave the item to those who sealed in time")
      }
      let bytes = record.salted().value.written(as: .yaml)
      // Kept before the seal is made: a seal whose record is lost could never be revealed.
      let digest = ContentDigest.sha256(bytes)
      try sealedRecords.keep(bytes, of: subject.item.id, digest)
      seals.append(Seal(item: subject.item.id, blob: subject.content.blob, digest: digest))
    }
    let file = SealFile(dataset: dataset.manifest.id, batch: batch, seals: known + seals)
    let path = "\(stream.batchFolder(batch.batch))/seals/\(reviewer.person.id).yaml"
    let statement = Statement(
      action: .seal, batch: batch, rubric: RubricReference(stream: stream.name, version: pin),
      entries: seals.map { Statement.Entry(verdict: nil, item: $0.item, blob: $0.blob) }, reviewer: reviewer.mailbox)
    return try await StatementCommit(
      dataset: dataset, git: session.git, files: [NewFile(path, file.value.written(as: .yaml))],
      message: statement.message
    ).make()
  }

  /// What came of sealing, a line for each item.
  func report(onSealing records: [ReviewRecord], commit: String) throws -> String {
    let after = try SealBook(of: batch, in: dataset)
    let lines = try records.map { record -> String in
      let item = try dataset.item(record.subject.item)
      let count = after.settled(on: item).union([reviewer.person.id]).count
      let needed = stream.review.approvals
      let rest = count < needed ? "\(count) of \(needed) are sealed" : "enough are sealed"
      return "Sealed your verdict on \(item.name): \(rest)\n"
    }
    return lines.joined() + "Signed and committed as \(commit.prefix(12)). Next: git push, and once "
      + "enough are sealed, git dataset review reveal \(batch)\n"
  }
}

extension ReviewRecord {
  /// The record with a salt, so that its seal cannot be guessed.
  fileprivate func salted() -> ReviewRecord {
    var random = SystemRandomNumberGenerator()
    let salt = (0..<4).map { _ in
      let digits = String(random.next(), radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }
    return ReviewRecord(
      person: person, round: round, subject: subject, verdict: verdict, scores: scores, findings: findings,
      comment: comment, minutes: minutes, key: key, salt: salt.joined())
  }
}
