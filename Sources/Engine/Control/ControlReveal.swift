package import Dataset

/// What a commit that freezes a batch reveals of control items, held against the trees before and after it.
package struct ControlReveal: Sendable {
  /// How the batch had an item before the commit.
  package enum Presence: Hashable, Sendable {
    /// With the very content that was planted.
    case same
    /// With another content.
    case changed
    /// Not at all: it was never landed, or was withdrawn.
    case absent
  }

  /// One revealed item.
  package struct Record: Sendable {
    package let item: String
    package let path: String
    /// The SHA-256 of the record's bytes.
    package let digest: String
    /// Nil where the record cannot be read.
    package let control: ControlItem?
    package let presence: Presence
    /// The substance of the item as it was before; nil where it was not there.
    package let substance: String?
    /// Whether the item is still there after the commit.
    package let stays: Bool
    /// The path of another item of the dataset that says the same; nil where none is found.
    package let copy: String?
    /// The path of a record of another batch that revealed the same before; nil where there is none.
    package let earlier: String?
  }

  /// The digests that the batch committed to before the commit.
  package let digests: [String]
  /// In the order of their paths.
  package let records: [Record]
}

extension StreamPolicy {
  /// Whether a revealed item counts for what the stream asks for: it lay in the batch as it was planted, or, where a
  /// defective one that reviewers notice never lands, was not there.
  package func countsControl(_ presence: ControlReveal.Presence) -> Bool {
    presence == .same || (presence == .absent && review.gate == .landing)
  }
}

extension ControlDigests {
  /// Reads the file; nil where it cannot be read.
  package static func read(_ entry: FileEntry, in tree: any Snapshot) throws(Unreadable) -> ControlDigests? {
    try ReviewReading(tree).document(entry).flatMap { ControlDigests($0) }
  }
}
