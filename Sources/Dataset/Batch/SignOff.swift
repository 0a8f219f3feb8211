package import Documents

/// The sign-off of a batch, `sign-off.yaml`: what the calibrator vouches for before delivery.
///
/// Everything in it follows from the tree; a claim that the tree does not show is refused.
package struct SignOff: Hashable, Sendable {
  package let dataset: String
  package let batch: BatchName
  /// The attempt that passed.
  package let attempt: Int
  package let rubric: Version
  /// The batch's root and the git object id of its `items/`, as the attempt's plan has them.
  package let root: String
  package let tree: String
  /// How many items the lot has, were drawn, may be defective, and are: N, n, c and what was found.
  package let items: Int
  package let sample: Int
  package let accept: Int
  package let found: Int
  package let bound: Bound
  /// What people agree on, as it is computed from the tree; nil where the stream asks for no agreement.
  package let agreement: Value?
  /// The items that are known to be defective, which no delivery contains, in the order of their ids: those of the last
  /// sample, and those that an earlier attempt found and nobody changed.
  package let excluded: [String]
  /// The minutes that the items say they took, added up; nil where none says so.
  package let minutes: Int?
  /// The id of the calibrator who signs off.
  package let by: String
  package let key: String

  /// How many items may still be defective, by the hypergeometric distribution.
  package struct Bound: Hashable, Sendable {
    /// The greatest number that the sample does not rule out.
    package let defective: Int
    /// The risk that there are more, as a decimal: what the attempt may spend.
    package let risk: String

    package init(defective: Int, risk: String) {
      self.defective = defective
      self.risk = risk
    }
  }

  package init(
    dataset: String, batch: BatchName, attempt: Int, rubric: Version, root: String, tree: String, items: Int,
    sample: Int, accept: Int, found: Int, bound: Bound, agreement: Value?, excluded: [String], minutes: Int?,
    by: String, key: String
  ) {
    self.dataset = dataset
    self.batch = batch
    self.attempt = attempt
    self.rubric = rubric
    self.root = root
    self.tree = tree
    self.items = items
    self.sample = sample
    self.accept = accept
    self.found = found
    self.bound = bound
    self.agreement = agreement
    self.excluded = excluded
    self.minutes = minutes
    self.by = by
    self.key = key
  }
}

extension SignOff {
  /// Reads a sign-off; nil where something is missing or has another form.
  package init?(_ document: Document) {
    let node = document.root
    guard let dataset = node["dataset"]?.string, let batch = node["batch"]?.string.flatMap({ BatchName($0) }),
      let attempt = node["attempt"]?.integer, let rubric = node["rubric"]?.string.flatMap({ Version($0) }),
      let root = node["root"]?.string, let tree = node["tree"]?.string, let items = node["items"]?.integer,
      let sample = node["sample"]?.integer, let accept = node["accept"]?.integer, let found = node["found"]?.integer,
      let most = node["bound"]?["defective"]?.integer, let risk = node["bound"]?["risk"], risk.kind == .number,
      let excluded = node["excluded"]?.texts, let by = node["by"]?.string, let key = node["key"]?.string
    else { return nil }
    self.init(
      dataset: dataset, batch: batch, attempt: attempt, rubric: rubric, root: root, tree: tree, items: items,
      sample: sample, accept: accept, found: found, bound: Bound(defective: most, risk: risk.text),
      agreement: node["agreement"].map { Value($0) }, excluded: excluded, minutes: node["minutes"]?.integer, by: by,
      key: key)
  }

  /// The sign-off as it is written.
  package var value: Value {
    .record([
      ("dataset", .string(dataset)), ("batch", .string(batch.description)), ("attempt", .integer(attempt)),
      ("rubric", .string(rubric.description)), ("root", .string(root)), ("tree", .string(tree)),
      ("items", .integer(items)), ("sample", .integer(sample)), ("accept", .integer(accept)),
      ("found", .integer(found)), ("bound", ["defective": .integer(bound.defective), "risk": .number(bound.risk)]),
      ("agreement", agreement), ("excluded", .list(excluded.map { .string($0) })),
      ("minutes", minutes.map { .integer($0) }), ("by", .string(by)), ("key", .string(key)),
    ])
  }
}
