package import Dataset
package import Schema

/// The records that a commit changes, and what they are about; everything empty where it changes none.
package struct ReviewChanges: Sendable {
  package let records: [ChangedRecord]
  /// The judgements that a commit changes.
  package let judgements: [ChangedJudgement]
  /// The batches concerned, as the state before the commit has them, or, where one was not there yet, the commit; those
  /// that cannot be used are left out.
  package let batches: [BatchName: Batch]
  /// The items concerned, as the commit has them; those that it does not have are left out.
  package let items: [ItemName: ReviewedItem]
  /// What the rubrics concerned let records say; those that the stream does not have are left out.
  package let sheets: [RubricReference: ScoreSheet]
  /// The fields that people who judge items give one value, by the streams whose adjudications decide something for
  /// them; none where nobody judges the stream's items.
  package let scales: [String: [FieldScale]]
  /// The proofs that the commit adds.
  package let proofs: [ChangedProof]
  /// The files of seals that the commit changes.
  package let changedSeals: [ChangedSeals]
  /// The seals of the batches concerned whose stream wants people independent, as the commit has them.
  package let seals: [BatchName: BatchSeals]

  static let none = ReviewChanges(
    records: [], judgements: [], batches: [:], items: [:], sheets: [:], scales: [:], proofs: [], changedSeals: [],
    seals: [:])
}

/// An item as somebody who reviews it has it before them.
package struct ReviewedItem: Sendable {
  package let content: ItemContent
  /// Who has which part in it, in the commit's own tree or in the one that judges it.
  package let parts: ItemParts
  /// The rounds of everyone who has a review record about it in the commit's own tree.
  package let rounds: [String: Set<Int>]
  /// What is said about it, where the stream wants reviews independent, in the commit's own tree or in the one that
  /// judges it, where a side may have missed it; what cannot be read is left out.
  package let records: [ReviewRecord]
  /// Who sealed a first verdict on this content and has shown it, in either of these trees; nobody where the stream
  /// does not want reviews independent.
  package let shown: Set<String>
  /// What judges say about it, in either tree, as with the records.
  package let judgements: [Judgement]

  /// Whether anybody's verdict on this content can be read, or anybody's judgement of it.
  package func isRevealed(_ kind: Seal.Kind) -> Bool {
    switch kind {
    case .review: records.contains { $0.subject.content == content }
    case .judgement: judgements.contains { $0.subject.content == content }
    }
  }
}
