package import Documents

/// A batch: a lot of items that is reviewed, sampled and signed off together.
package struct Batch: Sendable {
  /// What the batch is for.
  package enum Kind: String, Sendable {
    case delivery, calibration, example
  }

  /// Where the batch stands, which decides what may change in it.
  package enum State: String, Sendable {
    case open, frozen, failed
    case signedOff = "signed-off"
  }

  package let name: BatchName
  package let kind: Kind
  package let state: State
  /// The rubric version that the batch pins; nil where the text is no version.
  package let rubric: Version?
  /// `moved_from`: the version that the batch pinned before it moved to another major; nil where nothing waits.
  package let movedFrom: Version?

  /// The secrets that were fixed for the attempts to come.
  package let commitments: Commitments

  /// The pin, with what it moved from; nil where `rubric` is no version.
  package var pin: Pin? { rubric.map { Pin($0, movedFrom: movedFrom) } }

  /// Reads `batch.yaml`.
  ///
  /// - Parameter document: a document that satisfies the batch schema; what is missing all the same gets its default.
  package init(_ document: Document, name: BatchName) {
    self.name = name
    kind = document.root["kind"].flatMap { Kind(rawValue: $0.text) } ?? .delivery
    state = document.root["state"].flatMap { State(rawValue: $0.text) } ?? .open
    rubric = document.root["rubric"].flatMap { Version($0.text) }
    movedFrom = document.root["moved_from"].flatMap { Version($0.text) }
    commitments = Commitments(document.root["commitments"])
  }
}
