package import Diagnostics
package import Documents

/// The manifest, `dataset.yaml`: the dataset's identity, its streams and their policy.
package struct Manifest: Sendable {
  /// The reserved stream name under which a person's roles for the whole dataset stand.
  package static let datasetRole = "dataset"

  /// Where the people file lies unless the manifest says otherwise.
  package static let usualPeoplePath = "people.yaml"

  package let id: String
  package let name: String
  /// Full ref names that the dataset protects.
  package let protectedRefs: [String]
  package let peoplePath: String
  /// Which commits on protected refs must be signed.
  package let signedCommits: SignedCommits
  /// How many distinct owners a change of policy needs.
  package let ownersThreshold: Int
  /// The keys with which a forge signs its clean merges.
  package let forgeKeys: [SigningKey]
  package let openPaths: [String]
  package let assertsFormats: Bool
  /// The lists of what no item may hold, by their paths.
  package let contaminationPaths: [String]
  /// Severities set for the whole dataset.
  package let severities: [RuleID: Severity]
  /// The streams in the order of the manifest.
  package let streams: [StreamPolicy]
  package let document: Document

  /// Reads a manifest.
  ///
  /// - Parameter document: a document that satisfies the manifest schema; what is missing all the same gets its
  ///   default.
  package init(_ document: Document) {
    let root = document.root
    self.document = document
    id = root["id"]?.text ?? ""
    name = root["name"]?.text ?? ""
    protectedRefs = root["protect"]?.elements.map(\.text) ?? ["refs/heads/main"]
    peoplePath = root["people"]?.text ?? Self.usualPeoplePath
    signedCommits = root["signed_commits"].flatMap { SignedCommits(rawValue: $0.text) } ?? .all
    // A number beyond counting is one that no people reach.
    ownersThreshold = root["owners_threshold"].map { Number($0.bytes)?.integer ?? .max } ?? 1
    forgeKeys = root["forge_keys"]?.elements.compactMap(SigningKey.init) ?? []
    openPaths = root["open_paths"]?.elements.map(\.text) ?? ["README.md", "docs/"]
    assertsFormats = root["format_assertion"]?.boolean ?? false
    contaminationPaths = root["contamination"]?.elements.map(\.text) ?? []
    severities = Self.severities(root["rules"])
    streams = root["streams"]?.entries.map { StreamPolicy(name: $0.key.text, $0.value, mark: $0.key.mark) } ?? []
  }

  /// The policy of a stream; nil where the manifest knows none of that name.
  package func stream(named name: String) -> StreamPolicy? {
    streams.first { $0.name == name }
  }

  package var layout: Layout {
    Layout(people: peoplePath, open: openPaths, streams: streams.map { ($0.name, $0.folder) })
  }

  /// Whether nothing counts of an item before its authors have signed it, since commits need not be signed.
  package var asksAuthors: Bool { signedCommits != .all }

  fileprivate static func severities(_ node: Node?) -> [RuleID: Severity] {
    let pairs = node?.entries.compactMap { entry in
      Severity(rawValue: entry.value.text).map { (RuleID(entry.key.text), $0) }
    }
    return Dictionary(pairs ?? [], uniquingKeysWith: { first, _ in first })
  }
}

/// Which commits on protected refs must be signed.
package enum SignedCommits: String, Sendable {
  case all
  /// Statements: reviews, labels, what is done with batches, changes of policy.
  case statements
  /// None: what must be proven is proven by signatures in the tree alone.
  case none
}

/// What the manifest says about one stream.
package struct StreamPolicy: Sendable {
  package let name: String
  /// The kind of item the stream holds; the stream's name where the manifest says nothing.
  package let type: String
  /// The stream's folder, without a closing `/`.
  package let folder: String
  /// The rubric version that new batches pin; nil where the manifest's text is no version.
  package let rubric: Version?
  package let review: ReviewPolicy
  /// How many annotators judge each item on their own; 0 where the item's authors alone speak.
  package let judgements: Int
  /// How what they say becomes one value.
  package let consensus: Consensus
  /// Where its items hold the answers that judges compare, and whose they are.
  package let answers: AnswerPolicy
  /// How far people must agree; nil where the manifest does not say, so that nothing is asked.
  package let agreement: AgreementPolicy?
  /// Which calibration a batch that is delivered needs; nil where the manifest does not say, so that none is asked for.
  package let calibration: CalibrationPolicy?
  /// How batches are audited; nil where the manifest does not say, so that none can be signed off.
  package let gold: GoldPolicy?
  /// `time_budget_minutes`: the minutes expected for one item; nil where the manifest does not say.
  package let timeBudget: Int?
  package let severities: [RuleID: Severity]
  /// Where the manifest names the stream.
  package let mark: Mark

  fileprivate init(name: String, _ node: Node, mark: Mark) {
    self.name = name
    self.mark = mark
    type = node["type"]?.text ?? name
    folder = node["path"]?.text ?? "streams/\(name)"
    rubric = node["rubric"].flatMap { Version($0.text) }
    review = ReviewPolicy(node["review"])
    // A number beyond counting is one that no people reach.
    judgements = node["judgements"].map { $0.integer ?? .max } ?? 0
    consensus = node["consensus"].flatMap { Consensus(rawValue: $0.text) } ?? .majority
    answers = node["answers"].map { AnswerPolicy($0) } ?? .usual
    agreement = AgreementPolicy(node["agreement"])
    calibration = CalibrationPolicy(node["calibration"])
    gold = GoldPolicy(node["gold"])
    timeBudget = node["time_budget_minutes"]?.integer
    severities = Manifest.severities(node["rules"])
  }

  /// Whether a judgement is sealed before it is shown: there is somebody whom it could sway.
  package var sealsJudgements: Bool { review.isIndependent && judgements > 1 }

  /// The paths of the stream's files from the root of the repository.
  package var files: StreamFolder { StreamFolder(folder) }

  /// The folder of a batch, and the paths of its files.
  package func batchFolder(_ batch: String) -> BatchFolder { files.batch(batch) }
}
