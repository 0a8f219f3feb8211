package import Documents

/// What a path means in a dataset.
package enum Place: Hashable, Sendable {
  case manifest
  case people
  /// A path that anyone may change: README.md, docs/, and what the manifest adds.
  case open
  /// A file of a stream's own folder, outside its batches.
  case stream(String, StreamFile)
  /// A file of a batch.
  case batch(BatchName, BatchFile)
  /// Anywhere else: policy, changed by owners alone.
  case other

  /// What a stream's folder may hold beside its batches.
  package enum StreamFile: Hashable, Sendable {
    case schema(Format)
    case judgementSchema
    /// What the schema cannot say of the items.
    case checks
    /// The policy entry that `stream add` starts from.
    case defaults
    case itemTemplate
    case rubric(Version)
    case calibration(Version)
    case importMap(String)
    /// Not a file that a stream's folder may hold.
    case unknown
  }

  /// What a batch may hold.
  package enum BatchFile: Hashable, Sendable {
    case manifest
    case item(id: String, Format)
    /// A file beside an item; the path is that from the item's own folder.
    case sidecar(item: String, path: String)
    case judgement(item: String, person: String)
    case review(item: String, person: String, round: Int)
    case adjudication(item: String)
    case withdrawal(item: String)
    case seal(person: String)
    /// A signature over statements.
    case proof(name: String)
    /// A person's signature over an item as one of its authors; the digest is that of the item's file.
    case authorship(item: String, person: String, sha256: String)
    /// Who was listed as an author of an item, and is none.
    case disowning(item: String, person: String)
    /// Who has waived what a check finds in an item.
    case waiver(item: String, check: String, person: String)
    case attempt(Int, AttemptFile)
    /// The salted digests of the items whose answers are known.
    case controlDigests
    case signOff
    /// Not a file that a batch may hold.
    case unknown
  }

  /// What the gold sample of one attempt consists of.
  package enum AttemptFile: Hashable, Sendable {
    case plan
    case secret(person: String)
    case label(item: String)
    /// What reveals a control item.
    case control(item: String)
    case result
  }

  /// Whether the path lies in a stream's folder.
  package var isInStream: Bool {
    switch self {
    case .stream, .batch: true
    case .manifest, .people, .open, .other: false
    }
  }

  /// Whether a change here changes the rules of the dataset, not its content.
  package var isPolicy: Bool {
    switch self {
    case .manifest, .people, .other: true
    case .open, .batch: false
    case .stream(_, .calibration): false
    case .stream(_, .rubric(let version)): version.candidate == nil
    case .stream: true
    }
  }
}
