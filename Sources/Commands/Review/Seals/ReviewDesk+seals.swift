import Dataset
import Diagnostics
import Documents
import Engine
import Signatures

extension ReviewDesk {
  /// Whether a record is a first look that nobody may see before the others' are fixed.
  func isSealed(_ record: ReviewRecord, of item: ItemState) -> Bool {
    stream.review.isSealed && record.round == 1 && !item.isReadable
  }

  var sealedRecords: SealedRecords { SealedRecords(of: reviewer.person.id, on: batch, in: dataset) }

  /// Commits seals of records, and keeps the records themselves in this clone.
  ///
  /// - Returns: the commit's id, and what git and the hooks said.
  func seal(_ records: [ReviewRecord], _ session: Session) async throws -> (id: String, said: String) {
    var added: [Seal] = []
    for record in records {
      let subject = record.subject
      let bytes = record.salted().value.written(as: .yaml)
      // Kept before the seal is made: a seal whose record is lost could never be revealed.
      let digest = ContentDigest.sha256(bytes)
      try sealedRecords.keep(bytes, of: subject.item.id, digest)
      added.append(Seal(item: subject.item.id, blob: subject.content.blob, digest: digest))
    }
    return try await reviewer.commit(added, of: sealedRecords, in: batch, pin, dataset: dataset, session: session)
  }

  /// What came of sealing, a line for each item.
  func report(onSealing records: [ReviewRecord], commit: String) throws -> String {
    let lines = try records.map { record -> String in
      let item = try dataset.item(record.subject.item)
      let count = item.settled.union([reviewer.person.id]).count
      let needed = stream.review.approvals
      let rest = count < needed ? "\(count) of \(needed) are sealed" : "enough are sealed"
      let isAnew = item.sealed.reviewers.contains(reviewer.person.id)
      return
        "Sealed your verdict on \(item.name)\(isAnew ? " in place of the one before" : ""): \(rest)\n"
    }
    return lines.joined() + "Signed and committed as \(commit.prefix(12)). Next: git push, and once "
      + "enough are sealed, git dataset reveal \(batch)\n"
  }
}

extension ReviewRecord {
  /// The record with a salt, so that its seal cannot be guessed.
  fileprivate func salted() -> ReviewRecord {
    ReviewRecord(
      person: person, round: round, subject: subject, verdict: verdict, scores: scores, findings: findings,
      comment: comment, minutes: minutes, key: key, salt: RandomDigits.hex64())
  }
}
