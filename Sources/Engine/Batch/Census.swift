package import Dataset
import Documents
package import Statistics

/// What a batch holds, counted and digested from one tree.
package struct Census: Sendable {
  /// One item of the batch.
  package struct Entry: Sendable {
    package let item: Item
    package let entry: FileEntry
    package let content: ItemContent

    package var id: String { item.name.id }
    /// `minutes` of the item; nil where it says nothing, or no number.
    fileprivate var minutes: Double? {
      let most = Census.mostMinutes
      return item.root["minutes"].flatMap { Double($0.text) }.flatMap { $0.isNaN ? nil : max(-most, min(most, $0)) }
    }
    /// The ids of its authors, without whoever imported it.
    package var authors: [String] { item.authors.map(\.text) }
  }

  /// The items, by id.
  package let items: [Entry]
  /// Files of `items/` that cannot be read as items: a batch with any cannot be frozen.
  package let unreadable: [String]
  /// The git object id of the tree `items/`; nil where there is none.
  package let tree: String?
  /// The batch's root, in lower-case hex.
  package let root: String

  /// Counts a batch.
  ///
  /// - Parameters:
  ///   - name: the batch.
  ///   - stream: its stream, which says where it lies.
  ///   - digest: SHA-256.
  package init(
    of name: BatchName, _ stream: StreamPolicy, _ layout: Layout, in snapshot: any Snapshot, _ digest: Digest
  ) throws(Unreadable) {
    let folder = stream.batchFolder(name.batch)
    var items: [Entry] = []
    var unreadable: [String] = []
    let reading = ReviewReading(snapshot)
    for file in try snapshot.entries(in: folder.items) ?? [] where file.mode != .directory {
      guard case .batch(_, .item(let id, let format)) = layout.place(of: file.path),
        let content = try reading.content(of: file)
      else {
        unreadable.append(file.path)
        continue
      }
      let document = Document.read(try snapshot.bytes(of: file), as: format, limits: .item)
      guard let root = document.document else {
        unreadable.append(file.path)
        continue
      }
      let item = Item(
        name: ItemName(stream: name.stream, batch: name.batch, id: id), path: file.path, format: format, document: root)
      items.append(Entry(item: item, entry: file, content: content))
    }
    self.items = items.sorted { $0.id.precedes($1.id) }
    self.unreadable = unreadable
    tree = try snapshot.entry(at: folder.items).flatMap { $0.mode == .directory ? $0.id : nil }
    root = try Self.root(of: folder.items, in: snapshot, digest)
  }

  /// The root of a batch, in lower-case hex.
  ///
  /// - Parameter folder: its `items/`, without a closing `/`.
  static func root(of folder: String, in snapshot: any Snapshot, _ digest: Digest) throws(Unreadable) -> String {
    digest(BatchRoot.bytes(try lines(in: folder, below: "\(folder)/", snapshot)))
  }

  private static func lines(
    in folder: String, below start: String, _ snapshot: any Snapshot
  ) throws(Unreadable) -> [BatchRoot.Line] {
    var lines: [BatchRoot.Line] = []
    for entry in try snapshot.entries(in: folder) ?? [] {
      guard entry.mode != .directory else {
        lines += try self.lines(in: entry.path, below: start, snapshot)
        continue
      }
      // Links and submodules are refused everywhere; what could not be read as a file could not be in a root.
      guard entry.isFile, let oid = try snapshot.blob(of: entry) else { continue }
      lines.append(
        BatchRoot.Line(
          mode: entry.mode == .executable ? "100755" : "100644", oid: oid, sha256: try snapshot.sha256(of: entry),
          path: String(decoding: entry.path.utf8.dropFirst(start.utf8.count), as: UTF8.self)))
    }
    return lines
  }

  package subscript(id: String) -> Entry? {
    var (low, high) = (0, items.count)
    while low < high {
      let middle = (low + high) / 2
      if items[middle].id.precedes(id) { low = middle + 1 } else { high = middle }
    }
    return low < items.count && items[low].id == id ? items[low] : nil
  }

  /// How many items say how many minutes they took.
  package var reportedItems: Int { items.count { $0.minutes != nil } }

  /// The minutes that the items say they took, added up; where they say more than anybody can have worked, a number
  /// that is as impossible, and small enough to be written down.
  package var minutes: Double { max(0, min(items.reduce(0) { $0 + ($1.minutes ?? 0) }, Self.mostMinutes)) }

  private static let mostMinutes = 1e15

  /// Everyone who wrote an item of the batch or brought it in.
  package var people: Set<String> { items.reduce(into: []) { $0.formUnion($1.item.people) } }
}
