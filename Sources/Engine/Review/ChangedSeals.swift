package import Dataset

/// A person's seals in one batch that a commit changes.
package struct ChangedSeals: Sendable {
  package let change: PathChange
  package let batch: BatchName
  /// Whose seals they are, by the file's name.
  package let person: String
  /// The seals before; none where there was no file, nil where it cannot be read.
  package let before: [Seal]?
  /// The file after the commit; nil where it is gone or cannot be read.
  package let after: SealFile?

  /// The seals that the commit adds at the end; nil where it does anything else to the file.
  package var added: [Seal]? {
    guard let before, let after, after.seals.count > before.count, after.seals.starts(with: before) else { return nil }
    return Array(after.seals[before.count...])
  }
}

extension ChangedSeals {
  /// Each new seal as what somebody says about an item.
  var records: [ChangedRecord] {
    (added ?? []).map { seal in
      ChangedRecord(
        change: change, item: ItemName(stream: batch.stream, batch: batch.batch, id: seal.item),
        look: .init(person: person, round: 1), content: .seal(seal), replaced: nil, digest: nil)
    }
  }
}

/// The seals that stand in a batch.
package struct BatchSeals: Sendable {
  private let files: [String: SealFile]
  /// The paths of files that cannot be read, and so seal nothing.
  package let broken: [String]

  /// - Parameter files: each person's, by the person's id.
  package init(files: [String: SealFile], broken: [String] = []) {
    self.files = files
    self.broken = broken
  }

  /// Reads what lies in a folder of seals.
  ///
  /// - Parameter file: one person's; nil where it cannot be read.
  init(
    in folder: String, _ layout: Layout, _ tree: any Snapshot,
    reading file: (FileEntry) throws(Unreadable) -> SealFile?
  ) throws(Unreadable) {
    var files: [String: SealFile] = [:]
    var broken: [String] = []
    for entry in try tree.entries(in: folder) ?? [] {
      guard case .batch(_, .seal(let person)) = layout.place(of: entry.path) else { continue }
      files[person] = try file(entry)
      if files[person] == nil { broken.append(entry.path) }
    }
    self.init(files: files, broken: broken)
  }

  /// The seals of a person, in the order of the file.
  package func seals(of person: String) -> [Seal] { files[person]?.seals ?? [] }

  /// The seal of a person that holds for an item's content: the last one; nil where there is none.
  package func seal(of person: String, on item: String, _ blob: String, _ kind: Seal.Kind) -> Seal? {
    seals(of: person).last { $0.item == item && $0.blob == blob && $0.kind == kind }
  }

  /// The people who sealed a verdict on an item, or a judgement of it, whatever it held.
  package func people(sealing item: String, _ kind: Seal.Kind) -> Set<String> {
    Set(files.filter { $0.value.seals.contains { $0.item == item && $0.kind == kind } }.keys)
  }

  /// The people who sealed a verdict on an item's content, or a judgement of it.
  package func people(sealing item: String, _ blob: String, _ kind: Seal.Kind) -> Set<String> {
    Set(files.filter { $0.value.seals.contains { $0.item == item && $0.blob == blob && $0.kind == kind } }.keys)
  }
}
