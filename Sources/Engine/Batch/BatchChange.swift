package import Dataset

/// What a commit changes in one batch.
package struct BatchChange: Sendable {
  /// A file of the batch that the commit adds, changes or deletes.
  package struct File: Sendable {
    package let change: PathChange
    package let place: Place.BatchFile

    package var path: String { change.path }
    package var isAdded: Bool { change.old == nil }
  }

  package let name: BatchName
  /// The stream by the policy in force.
  package let stream: StreamPolicy
  package let files: [File]
  /// The batch in the tree that judges the commit: what may change follows from its state.
  package let before: BatchCondition
  /// The batch as the commit itself found it, which on a side may be another; the same as `new` where the commit leaves
  /// `batch.yaml` alone.
  package let old: BatchCondition
  /// The batch as the commit leaves it.
  package let new: BatchCondition
  /// What is done with the batch as a whole; none where the commit only adds to it.
  package let deeds: [BatchDeed]
  /// What such deeds are judged by; nil where none is done, and nothing is withdrawn.
  package let evidence: BatchEvidence?
  /// What the version that the batch pins from now on lacks, so that nothing is delivered under it; nil where nothing
  /// does, or the pin is no new one.
  package let calibrationGap: CalibrationGap?
  /// The ids of the people who have committed to secrets for the batch, in the tree that judges the commit or in the
  /// commit's own, which on a side may be ahead of it.
  package let committed: Set<String>
  /// The ids of the people who labelled items of the batch in an earlier attempt, by the tree that judges the commit:
  /// their labels hold on, so they audit it still.
  package let auditors: Set<String>
  /// Whether the batch was frozen before, by the tree that judges the commit.
  package let hasAttempts: Bool
  /// Items that say the same as others; none where the batch is not being frozen.
  package let repeated: [RepeatedItem]
  /// Lots that failed, and that items resemble; none where the batch is not being frozen.
  package let resembled: [ResembledLot]

  /// The folder of the batch, and the paths of its files.
  package var folder: BatchFolder { stream.batchFolder(name.batch) }
  package var manifestPath: String { folder.manifest }

  /// Whether a deed is among what is done.
  package func does(_ deed: BatchDeed) -> Bool { deeds.contains(deed) }

  /// The change of `batch.yaml`; nil where the commit leaves it alone.
  package var manifest: File? { files.first { $0.place == .manifest } }

  /// The file at a place that the commit changes; nil where it leaves it alone.
  package func file(at place: Place.BatchFile) -> File? { files.first { $0.place == place } }
}

extension BatchChange {
  /// What is done, by the files that are changed.
  static func deeds(
    _ files: [File], from old: BatchCondition, to new: BatchCondition, _ after: BatchFiles?
  ) -> [BatchDeed] {
    var deeds: Set<BatchDeed> = []
    if files.contains(where: { $0.place == .manifest }) {
      deeds.formUnion(Self.deeds(from: old, to: new))
    }
    // What is changed or deleted there is no deed: nothing may be.
    let added = files.filter(\.isAdded).map(\.place)
    for case .attempt(let number, let file) in added {
      switch file {
      case .plan, .control: deeds.insert(.freeze)
      case .secret: deeds.insert(.reveal)
      case .label: deeds.insert(.label)
      case .result:
        let result = after?.attempts.first { $0.number == number }?.result
        deeds.insert(result?.outcome == .abandoned ? .reopen : .label)
      }
    }
    if added.contains(.signOff) { deeds.insert(.signOff) }
    return BatchDeed.allCases.filter(deeds.contains)
  }

  private static func deeds(from old: BatchCondition, to new: BatchCondition) -> [BatchDeed] {
    if !old.isThere { return [.open] }
    guard let batch = new.batch else { return [] }
    var deeds: [BatchDeed] = []
    if old.batch?.commitments ?? Commitments() != batch.commitments { deeds.append(.witness) }
    guard let earlier = old.state, let state = new.state, earlier != state else { return deeds }
    switch state {
    case .open: deeds.append(.reopen)
    case .frozen: deeds.append(.freeze)
    case .failed: deeds.append(.label)
    case .signedOff: deeds.append(.signOff)
    }
    return deeds
  }
}
