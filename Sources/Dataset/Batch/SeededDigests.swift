package import Documents

/// What is public about the seeded items of a batch before its first freeze, `seeded.yaml`: the SHA-256 of each record
/// that will reveal one.
package struct SeededDigests: Hashable, Sendable {
  /// The `id` of the dataset's manifest.
  package let dataset: String
  package let batch: BatchName
  /// In the order in which they were added, 64 lower-case hex digits each.
  package let digests: [String]
  /// The id of the calibrator who added the last.
  package let by: String
  /// The name of the key that signs.
  package let key: String

  package init(dataset: String, batch: BatchName, digests: [String], by: String, key: String) {
    self.dataset = dataset
    self.batch = batch
    self.digests = digests
    self.by = by
    self.key = key
  }

  /// Reads the file; nil where something is missing or has another form.
  package init?(_ document: Document) {
    let root = document.root
    guard let dataset = root["dataset"]?.string, let batch = root["batch"]?.string.flatMap({ BatchName($0) }),
      let digests = root["digests"]?.elements.map({ $0.string }), !digests.contains(nil),
      let by = root["by"]?.string, let key = root["key"]?.string
    else { return nil }
    self.init(dataset: dataset, batch: batch, digests: digests.compactMap { $0 }, by: by, key: key)
  }

  /// The file as it is written.
  package var value: Value {
    [
      "dataset": .string(dataset), "batch": .string(batch.description),
      "digests": .list(digests.map { .string($0) }), "by": .string(by), "key": .string(key),
    ]
  }
}
