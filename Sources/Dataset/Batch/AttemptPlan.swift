package import Documents

/// What is fixed when a batch is frozen for an attempt, `attempts/<k>/plan.yaml`: what the batch holds, and how many of
/// its items are audited.
///
/// Everything in it follows from the tree and the policy in force; the file makes it readable, and a frozen batch is
/// judged by it alone from then on.
package struct AttemptPlan: Hashable, Sendable {
  package let dataset: String
  package let batch: BatchName
  /// Counted from 1.
  package let attempt: Int
  /// The attempts that lots have spent which failed, and which more than a tenth of the items resemble.
  package let spent: Int
  /// The rubric version that the batch pins.
  package let rubric: Version
  /// The batch's root: SHA-256 over the sorted lines `mode oid sha256 path` of `items/`, in lower-case hex.
  package let root: String
  /// The git object id of the tree `items/`, which is compared where the root would take long.
  package let tree: String
  /// How many items the lot has, N, with those that were withdrawn after the first freeze.
  package let items: Int
  /// The ids that were withdrawn after the first freeze: they stay in the lot, each a defect.
  package let withdrawn: [String]
  /// The lot tolerance and the consumer's risk as the manifest writes them; attempt k may spend
  /// `beta`/2^(k + ``spent``).
  package let ltpd: String
  package let beta: String
  /// How many items are audited, n.
  package let sample: Int
  /// How many of them may be defective, c.
  package let accept: Int
  package let minimumPerAnnotator: Int
  /// The people whose secrets draw the sample, in the order of the seed; empty where the whole batch is audited.
  package let drawnBy: [String]
  /// The id of the calibrator who froze the batch.
  package let by: String
  /// The name of the key that signs.
  package let key: String

  package init(
    dataset: String, batch: BatchName, attempt: Int, spent: Int = 0, rubric: Version, root: String, tree: String,
    items: Int,
    withdrawn: [String], ltpd: String, beta: String, sample: Int, accept: Int, minimumPerAnnotator: Int,
    drawnBy: [String], by: String, key: String
  ) {
    self.dataset = dataset
    self.batch = batch
    self.attempt = attempt
    self.spent = spent
    self.rubric = rubric
    self.root = root
    self.tree = tree
    self.items = items
    self.withdrawn = withdrawn
    self.ltpd = ltpd
    self.beta = beta
    self.sample = sample
    self.accept = accept
    self.minimumPerAnnotator = minimumPerAnnotator
    self.drawnBy = drawnBy
    self.by = by
    self.key = key
  }

  /// Whether every item is audited, so that nothing is drawn.
  package var isWhole: Bool { sample == items }

  /// Whether there can be such a plan: one that was written by hand may draw more items than there are, or be of more
  /// items than its schema lets a lot have.
  package var isPossible: Bool { sample >= 1 && sample <= items && items <= Self.mostItems && accept >= 0 }

  private static let mostItems = 1_000_000
}

extension AttemptPlan {
  /// Reads a plan; nil where something is missing or has another form.
  package init?(_ document: Document) {
    let root = document.root
    guard let dataset = root["dataset"]?.string, let batch = root["batch"]?.string.flatMap({ BatchName($0) }),
      let attempt = root["attempt"]?.integer, let rubric = root["rubric"]?.string.flatMap({ Version($0) }),
      let digest = root["root"]?.string, digest.isHex(digits: 64), let tree = root["tree"]?.string,
      tree.isHex(digits: 40), let items = root["items"]?.integer, let withdrawn = root["withdrawn"]?.texts,
      let ltpd = root["ltpd"], ltpd.kind == .number, let beta = root["beta"], beta.kind == .number,
      let sample = root["sample"]?.integer,
      let accept = root["accept"]?.integer, let minimum = root["minimum_per_annotator"]?.integer,
      let drawnBy = root["seeds"]?.texts, let by = root["by"]?.string, let key = root["key"]?.string
    else { return nil }
    self.init(
      dataset: dataset, batch: batch, attempt: attempt, spent: root["spent"]?.integer ?? 0, rubric: rubric,
      root: digest, tree: tree, items: items,
      withdrawn: withdrawn, ltpd: ltpd.text, beta: beta.text, sample: sample,
      accept: accept, minimumPerAnnotator: minimum, drawnBy: drawnBy, by: by, key: key)
  }

  /// The plan as it is written.
  package var value: Value {
    .record([
      ("dataset", .string(dataset)), ("batch", .string(batch.description)), ("attempt", .integer(attempt)),
      ("spent", spent > 0 ? .integer(spent) : nil), ("rubric", .string(rubric.description)), ("root", .string(root)),
      ("tree", .string(tree)), ("items", .integer(items)), ("withdrawn", .list(withdrawn.map { .string($0) })),
      ("ltpd", .number(ltpd)), ("beta", .number(beta)), ("sample", .integer(sample)), ("accept", .integer(accept)),
      ("minimum_per_annotator", .integer(minimumPerAnnotator)), ("seeds", .list(drawnBy.map { .string($0) })),
      ("by", .string(by)), ("key", .string(key)),
    ])
  }
}

extension Node {
  /// The texts of a list; nil where it is none, or holds anything else.
  var texts: [String]? {
    guard kind == .sequence else { return nil }
    let texts = elements.map(\.string)
    return texts.contains(nil) ? nil : texts.compactMap { $0 }
  }
}
