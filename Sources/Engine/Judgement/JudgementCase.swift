package import Dataset
package import Schema

/// Everything that decides how an item stands with those who judge it. It all lies in one tree: no history is asked.
package struct JudgementCase: Sendable {
  /// The `id` of the dataset's manifest.
  package let dataset: String
  package let item: ItemName
  /// The item's content now.
  package let content: ItemContent
  /// The people who wrote the item or one of the answers that it compares, or brought it in: they may not judge it.
  package let authors: Set<String>
  /// The people who reviewed the item: they may not judge it either.
  package let reviewers: Set<String>
  /// Every judgement of the item, in any order.
  package let judgements: [Judgement]
  package let adjudication: Adjudication?
  /// What the adjudication answers, of what was said; nil where there is none, or it does not say.
  package let answered: Set<AnsweredVerdict>?
  /// How many judgements the stream wants.
  package let needed: Int
  package let consensus: Consensus
  /// The fields that become one value.
  package let scales: [FieldScale]
  /// The rubric version that the batch pins.
  package let pin: Version

  package init(
    dataset: String, item: ItemName, content: ItemContent, authors: Set<String>, reviewers: Set<String>,
    judgements: [Judgement], adjudication: Adjudication?, answered: Set<AnsweredVerdict>?, needed: Int,
    consensus: Consensus, scales: [FieldScale], pin: Version
  ) {
    self.dataset = dataset
    self.item = item
    self.content = content
    self.authors = authors
    self.reviewers = reviewers
    self.judgements = judgements
    self.adjudication = adjudication
    self.answered = answered
    self.needed = needed
    self.consensus = consensus
    self.scales = scales
    self.pin = pin
  }

  /// The same question as one about reviews: who may speak at all, and about what.
  var review: ReviewCase {
    ReviewCase(
      dataset: dataset, item: item, content: content, authors: authors, records: [], adjudication: adjudication,
      answered: answered, policy: ReviewPolicy(), pin: pin)
  }
}
