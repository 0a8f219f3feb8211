package import Dataset
import Documents

/// Items of open batches that are not their authors' by signatures of their own.
package struct UnownedItems: Sendable {
  /// The first of them, in the order of streams, batches and ids, with what it lacks.
  package let first: (item: ItemName, ownership: Ownership)
  package let count: Int

  /// Reads the items of all open batches; nil where each is its authors'.
  package init?(in tree: any Snapshot, _ manifest: Manifest) throws(Unreadable) {
    var found: (item: ItemName, ownership: Ownership)?
    var count = 0
    let reading = ReviewReading(tree)
    for stream in manifest.streams {
      for folder in try tree.entries(in: stream.files.batches) ?? [] where folder.mode == .directory {
        let name = BatchName(stream: stream.name, batch: String(folder.name))
        let folder = BatchFolder(folder.path)
        guard let entry = try tree.entry(at: folder.manifest), let document = try reading.document(entry),
          Batch(document, name: name).state == .open
        else { continue }
        for file in try tree.entries(in: folder.items) ?? [] {
          guard case .batch(_, .item(let id, let format)) = manifest.layout.place(of: file.path),
            case .listed(let people) = try ChangedItem.People.of(file, format, in: tree),
            let content = try reading.content(of: file)
          else { continue }
          let item = ItemName(stream: name.stream, batch: name.batch, id: id)
          let words = try reading.words(of: item, in: folder, manifest.layout)
          let ownership = Ownership(words.authors(of: people), words, of: content)
          guard ownership != .settled else { continue }
          count += 1
          found = found ?? (item, ownership)
        }
      }
    }
    guard let found else { return nil }
    first = found
    self.count = count
  }
}
