package import Documents

/// What came of an attempt, `attempts/<k>/result.yaml`: which items were audited, and which of them are defective.
package struct AttemptResult: Hashable, Sendable {
  /// How an attempt ended.
  package enum Outcome: String, Sendable {
    case passed, failed
    /// The calibrator gave the attempt up, because a secret was not revealed or the batch was reopened: it is spent.
    case abandoned
  }

  package let dataset: String
  package let batch: BatchName
  /// Counted from 1.
  package let attempt: Int
  package let outcome: Outcome
  /// The seed in lower-case hex; nil where nothing was drawn.
  package let seed: String?
  /// The items that were drawn, in the order of their tickets; of a batch that is audited as a whole, all of them, by
  /// id. On these alone rests the bound.
  package let sample: [String]
  /// What was audited on top, so that enough of each annotator's is.
  package let added: [String]
  /// The audited items that are defective, in the order of their ids.
  package let defective: [String]
  /// How many of them were drawn: what is compared with the plan's `accept`.
  package let found: Int
  /// Why the attempt was given up, where it was.
  package let reason: String?
  package let by: String
  package let key: String

  package init(
    dataset: String, batch: BatchName, attempt: Int, outcome: Outcome, seed: String? = nil, sample: [String] = [],
    added: [String] = [], defective: [String] = [], found: Int = 0, reason: String? = nil, by: String, key: String
  ) {
    self.dataset = dataset
    self.batch = batch
    self.attempt = attempt
    self.outcome = outcome
    self.seed = seed
    self.sample = sample
    self.added = added
    self.defective = defective
    self.found = found
    self.reason = reason
    self.by = by
    self.key = key
  }
}

extension AttemptResult {
  /// Reads a result; nil where something is missing or has another form.
  package init?(_ document: Document) {
    let root = document.root
    guard let dataset = root["dataset"]?.string, let batch = root["batch"]?.string.flatMap({ BatchName($0) }),
      let attempt = root["attempt"]?.integer, let outcome = root["outcome"]?.string.flatMap(Outcome.init),
      let sample = root["sample"]?.texts, let added = root["added"]?.texts, let defective = root["defective"]?.texts,
      let found = root["found"]?.integer, let by = root["by"]?.string, let key = root["key"]?.string
    else { return nil }
    self.init(
      dataset: dataset, batch: batch, attempt: attempt, outcome: outcome, seed: root["seed"]?.string, sample: sample,
      added: added, defective: defective, found: found, reason: root["reason"]?.string, by: by, key: key)
  }

  /// The result as it is written.
  package var value: Value {
    let texts = { (ids: [String]) in Value.list(ids.map { .string($0) }) }
    return .record([
      ("dataset", .string(dataset)), ("batch", .string(batch.description)), ("attempt", .integer(attempt)),
      ("outcome", .string(outcome.rawValue)), ("seed", seed.map { .string($0) }), ("sample", texts(sample)),
      ("added", texts(added)), ("defective", texts(defective)), ("found", .integer(found)),
      ("reason", reason.map { .string($0) }), ("by", .string(by)), ("key", .string(key)),
    ])
  }
}
