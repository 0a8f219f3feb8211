import Documents

/// Exactly what a verdict is about: one item of one dataset, with one content, under one rubric. Nothing that is said
/// about a subject can be carried over to another.
package struct Subject: Hashable, Sendable {
  /// The `id` of the dataset's manifest.
  package let dataset: String
  package let item: ItemName
  package let content: ItemContent
  /// The rubric version that the verdict applies.
  package let rubric: Version

  package init(dataset: String, item: ItemName, content: ItemContent, rubric: Version) {
    self.dataset = dataset
    self.item = item
    self.content = content
    self.rubric = rubric
  }
}

/// The content of an item, with its sidecars.
///
/// It is the item's own file that is named. The file names each of its sidecars by SHA-256, which the rule
/// `item/sidecar` holds it to, so the two names cover every byte of the sidecars too. Where a Git LFS pointer stands
/// for a sidecar, the file names what it points to, so there `sha256` is over the pointers as well.
package struct ItemContent: Hashable, Sendable {
  /// The git object id of the item's file, 40 lower-case hex digits.
  package let blob: String
  /// The SHA-256 of the file's bytes, or, where pointers lie beside it, of ``text(of:with:)``, 64 lower-case hex
  /// digits: what holds where SHA-1 does not.
  package let sha256: String

  package init(blob: String, sha256: String) {
    self.blob = blob
    self.sha256 = sha256
  }
}

extension ItemContent {
  /// What an item is named by that has pointers beside it.
  ///
  /// - Parameters:
  ///   - sha256: that of the item's file.
  ///   - pointers: by their paths in the item's own folder.
  package static func text(of sha256: String, with pointers: [String: LFSPointer]) -> String {
    let lines = pointers.sorted { $0.key.precedes($1.key) }
      .map { "\($0.value.sha256) \($0.value.size) \($0.key)\n" }
    return "git-dataset/content/1\n\(sha256)\n\(lines.joined())"
  }
}

extension Subject {
  /// Reads the keys that every verdict has; nil where one is missing or has another form.
  init?(_ node: Node) {
    guard let dataset = node["dataset"]?.string, let item = node["item"]?.string.flatMap({ ItemName($0) }),
      let blob = node["blob"]?.string, blob.isHex(digits: 40),
      let sha256 = node["sha256"]?.string, sha256.isHex(digits: 64),
      let rubric = node["rubric"]?.string.flatMap({ Version($0) })
    else { return nil }
    self.init(dataset: dataset, item: item, content: ItemContent(blob: blob, sha256: sha256), rubric: rubric)
  }
}
