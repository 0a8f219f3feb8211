package import Documents

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
