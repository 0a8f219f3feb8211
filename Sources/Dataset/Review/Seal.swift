package import Documents

/// One line of a person's seals: that the person has a record about this very content, which nobody can read yet and
/// the person cannot change any more.
///
/// A judgement is sealed by a line that ends in `judgement`: without it nobody could tell how many have judged an item,
/// and how many have reviewed it.
package struct Seal: Hashable, Sendable, CustomStringConvertible {
  /// The item's id in the batch that the file belongs to.
  package let item: String
  /// The git object id of the item's file, as in ``ItemContent/blob``.
  package let blob: String
  /// The SHA-256 of the record's file, whose own salt keeps it from being guessed; 64 lower-case hex digits.
  package let digest: String
  /// What the record is.
  package let kind: Kind

  /// What is sealed.
  package enum Kind: String, Sendable {
    /// A review record.
    case review
    case judgement
  }

  package init(item: String, blob: String, digest: String, kind: Kind = .review) {
    self.item = item
    self.blob = blob
    self.digest = digest
    self.kind = kind
  }

  /// Reads `ITEM BLOB DIGEST`, or `ITEM BLOB DIGEST judgement`, single spaces between; nil where the text is anything
  /// else.
  package init?(_ text: String) {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard (3...4).contains(words.count), words[0].isIdentifier, words[1].isHex(digits: 40), words[2].isHex(digits: 64)
    else { return nil }
    guard words.count == 3 || words[3] == Kind.judgement.rawValue else { return nil }
    self.init(
      item: String(words[0]), blob: String(words[1]), digest: String(words[2]),
      kind: words.count == 3 ? .review : .judgement)
  }

  package var description: String {
    "\(item) \(blob) \(digest)" + (kind == .judgement ? " \(kind.rawValue)" : "")
  }
}

/// The seals of one person in one batch, `seals/<person>.yaml`; lines are added at the end, and none is ever changed.
package struct SealFile: Hashable, Sendable {
  /// The `id` of the dataset's manifest.
  package let dataset: String
  package let batch: BatchName
  package let seals: [Seal]

  package init(dataset: String, batch: BatchName, seals: [Seal]) {
    self.dataset = dataset
    self.batch = batch
    self.seals = seals
  }

  /// Reads the file; nil where something is missing or has another form.
  package init?(_ document: Document) {
    let root = document.root
    guard let dataset = root["dataset"]?.string, let batch = root["batch"]?.string.flatMap({ BatchName($0) }),
      let lines = root["seals"], lines.kind == .sequence
    else { return nil }
    let seals = lines.elements.map { line in line.string.flatMap { Seal($0) } }
    guard !seals.contains(nil) else { return nil }
    self.init(dataset: dataset, batch: batch, seals: seals.compactMap { $0 })
  }

  /// The file as it is written.
  package var value: Value {
    [
      "dataset": .string(dataset), "batch": .string(batch.description),
      "seals": .list(seals.map { .string($0.description) }),
    ]
  }
}
