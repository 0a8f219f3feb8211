package import Documents

/// What reveals one control item, `attempts/1/seeded/<item>.yaml`: which item it was, and the answer that was known.
/// Until the first freeze it lies in a private repository, and only the SHA-256 of the file's bytes is public.
package struct ControlItem: Hashable, Sendable {
  /// The `id` of the dataset's manifest.
  package let dataset: String
  package let item: ItemName
  package let content: ItemContent
  /// What the item says whoever its author is, see ``Item/substance(of:)``, as 64 lower-case hex digits.
  package let substance: String
  /// 32 random bytes as lower-case hex digits, so that nobody finds an item's digest by trying.
  package let salt: String
  package let answer: GoldAnswer

  package init(
    dataset: String, item: ItemName, content: ItemContent, substance: String, salt: String, answer: GoldAnswer
  ) {
    self.dataset = dataset
    self.item = item
    self.content = content
    self.substance = substance
    self.salt = salt
    self.answer = answer
  }
}

extension ControlItem {
  /// Reads a record; nil where something is missing or has another form.
  package init?(_ document: Document) {
    let root = document.root
    guard let dataset = root["dataset"]?.string, let item = root["item"]?.string.flatMap({ ItemName($0) }),
      let blob = root["blob"]?.string, blob.isHex(digits: 40),
      let sha256 = root["sha256"]?.string, sha256.isHex(digits: 64),
      let substance = root["substance"]?.string, substance.isHex(digits: 64),
      let salt = root["salt"]?.string, salt.isHex(digits: 64), let answer = root["answer"].flatMap({ GoldAnswer($0) })
    else { return nil }
    self.init(
      dataset: dataset, item: item, content: ItemContent(blob: blob, sha256: sha256), substance: substance, salt: salt,
      answer: answer)
  }

  /// The record as it is written.
  package var value: Value {
    [
      "dataset": .string(dataset), "item": .string(item.description), "blob": .string(content.blob),
      "sha256": .string(content.sha256), "substance": .string(substance), "salt": .string(salt),
      "answer": answer.value,
    ]
  }

  /// The attempt that reveals control items: the first freeze alone does.
  package static let attempt = 1
}

/// What is public about the control items of a batch before its first freeze, `seeded.yaml`: the SHA-256 of each record
/// that will reveal one.
package struct ControlDigests: Hashable, Sendable {
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
