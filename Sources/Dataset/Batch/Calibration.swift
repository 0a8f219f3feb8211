package import Documents

/// How people fared under a rubric version, `calibrations/VERSION.yaml`: what a calibrator vouches for before batches
/// that are delivered pin it.
///
/// What is counted in it follows from the tree; a claim that the tree does not show is refused.
package struct Calibration: Hashable, Sendable {
  package let dataset: String
  package let stream: String
  /// The version that the batch pins: the one of the file's name, or a candidate of it.
  package let rubric: Version
  /// The batch of `kind: calibration` that was judged.
  package let batch: BatchName
  /// How many of its items two people or more have rated.
  package let items: Int
  /// The ids of those people, in order.
  package let people: [String]
  /// How far they agree, as it is computed from the tree; nil where the stream asks for no agreement.
  package let agreement: Value?
  /// What became of verdicts that were given under an older version; nil where nothing was judged again.
  package let rejudgement: Rejudgement?
  /// `expires_after_items`: after how many items that are delivered people are calibrated again; nil where never.
  package let expiry: Int?
  package let by: String
  package let key: String
  package let notes: String?

  package init(
    dataset: String, stream: String, rubric: Version, batch: BatchName, items: Int, people: [String],
    agreement: Value?, rejudgement: Rejudgement?, expiry: Int?, by: String, key: String, notes: String?
  ) {
    self.dataset = dataset
    self.stream = stream
    self.rubric = rubric
    self.batch = batch
    self.items = items
    self.people = people
    self.agreement = agreement
    self.rejudgement = rejudgement
    self.expiry = expiry
    self.by = by
    self.key = key
    self.notes = notes
  }
}

extension Calibration {
  /// Reads a calibration; nil where something is missing or has another form, as where the file only says that verdicts
  /// were given again.
  package init?(_ document: Document) {
    let root = document.root
    guard let dataset = root["dataset"]?.string, let stream = root["stream"]?.string,
      let rubric = root["rubric"]?.string.flatMap({ Version($0) }),
      let batch = root["batch"]?.string.flatMap({ BatchName($0) }), let items = root["items"]?.integer,
      let people = root["people"]?.texts, let by = root["by"]?.string, let key = root["key"]?.string
    else { return nil }
    self.init(
      dataset: dataset, stream: stream, rubric: rubric, batch: batch, items: items, people: people,
      agreement: root["agreement"].map { Value($0) }, rejudgement: Rejudgement(document),
      expiry: root["expires_after_items"]?.integer, by: by, key: key, notes: root["notes"]?.string)
  }

  /// The calibration as it is written.
  package var value: Value {
    .record([
      ("dataset", .string(dataset)), ("stream", .string(stream)), ("rubric", .string(rubric.description)),
      ("batch", .string(batch.description)), ("items", .integer(items)),
      ("people", .list(people.map { .string($0) })), ("agreement", agreement), ("rejudged", rejudgement?.value),
      ("expires_after_items", expiry.map { .integer($0) }), ("by", .string(by)), ("key", .string(key)),
      ("notes", notes.map { .string($0) }),
    ])
  }
}

/// What a stream asks for before a batch that is delivered opens, by the manifest's `calibration`.
package struct CalibrationPolicy: Hashable, Sendable {
  /// Whether the version that the batch pins must have been calibrated.
  package let isRequired: Bool
  /// How many items two people must have rated at least.
  package let minimumItems: Int

  /// Reads a stream's `calibration`; nil where the manifest has none.
  init?(_ node: Node?) {
    guard let node else { return nil }
    isRequired = node["required"]?.boolean ?? true
    // A number beyond counting is one that no calibration reaches.
    minimumItems = node["minimum_items"].map { $0.integer ?? .max } ?? 30
  }
}

/// What `rejudged:` of a calibration says: that the calibration set was judged again under a new text.
package struct Rejudgement: Hashable, Sendable {
  /// The version whose verdicts were compared.
  package let against: Version
  /// How many verdicts changed.
  package let flips: Int

  package init(against: Version, flips: Int) {
    self.against = against
    self.flips = flips
  }

  /// Reads `rejudged` of a calibration; nil where it says nothing of the kind.
  package init?(_ document: Document) {
    let node = document.root["rejudged"]
    guard let against = node?["against"].flatMap({ Version($0.text) }), let flips = node?["flips"]?.integer else {
      return nil
    }
    self.init(against: against, flips: flips)
  }

  /// Whether no verdict of a version changed.
  package func confirms(_ last: Version) -> Bool { against == last && flips == 0 }

  var value: Value { ["against": .string(against.description), "flips": .integer(flips)] }
}
