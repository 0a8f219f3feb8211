package import Dataset
import Diagnostics
import Documents
import Similarity

/// Finds the lots that failed, of the stream or of one of the same type, and that items of a batch resemble: who lets a
/// lot go and writes its items again, a little changed, under other names, would else begin anew.
///
/// Copies are refused; this is about what is nearly one. A lot's items are those that it has now and those that it had
/// at each freeze. They are read one after the other, and only where there is such a lot.
package struct FailedLotSearch {
  private let batch: BatchName
  private let manifest: Manifest
  private let tree: any Snapshot
  private var sketcher = Sketcher()

  /// So many items of the batch are held against failed lots; of a larger one those whose files have the least ids,
  /// and what is found counts for all.
  private static let most = 20_000

  package init(of batch: BatchName, _ manifest: Manifest, in tree: any Snapshot) {
    (self.batch, self.manifest, self.tree) = (batch, manifest, tree)
  }

  /// The lots, in the order of their names.
  ///
  /// - Parameter copies: items that are refused as copies, and that nobody has to ask about any more.
  package mutating func lots(
    like census: Census, besides copies: [RepeatedItem] = []
  ) throws(Unreadable) -> [ResembledLot] {
    let failed = try failedLots()
    let refused = Set(copies.map(\.item))
    let asked = census.items.filter { !refused.contains($0.item.name) }
      .sorted { ($0.entry.id ?? "") < ($1.entry.id ?? "") }.prefix(Self.most)
    guard !failed.isEmpty, !asked.isEmpty else { return [] }
    let table = ResemblanceTable(
      asked.map { sketch(of: $0.item.root) ?? .none }, threshold: ResembledLot.threshold)
    var found: [ResembledLot] = []
    for lot in failed {
      let count = try likes(of: lot, in: table)
      guard count > 0 else { continue }
      let items = (count * census.items.count + asked.count - 1) / asked.count
      found.append(ResembledLot(batch: lot.name, items: items, attempts: lot.attempts))
    }
    return found
  }

  /// A batch with attempts that were spent in vain.
  private struct Lot {
    let name: BatchName
    let folder: BatchFolder
    let attempts: Int
    /// The trees of its items at each freeze.
    let trees: [String]
  }

  private func failedLots() throws(Unreadable) -> [Lot] {
    var lots: [Lot] = []
    let type = manifest.stream(named: batch.stream)?.type
    for kin in manifest.streams where kin.type == type {
      for folder in try tree.entries(in: kin.files.batches) ?? [] where folder.mode == .directory {
        let name = BatchName(stream: kin.name, batch: String(folder.path.lastPart))
        guard name != batch, try tree.entry(at: BatchFolder(folder.path).attempts) != nil,
          let files = try BatchFiles(name, of: kin, manifest.layout, in: tree), files.signOff == nil
        else { continue }
        let spent = files.attempts.count { attempt in
          attempt.result.map { (result) in result.outcome != AttemptResult.Outcome.passed } ?? false
        }
        guard spent > 0 else { continue }
        lots.append(
          Lot(
            name: name, folder: BatchFolder(folder.path), attempts: spent,
            trees: files.attempts.compactMap { $0.plan?.tree }))
      }
    }
    return lots.sorted { $0.name < $1.name }
  }

  /// How many texts of the table resemble an item of a lot.
  private mutating func likes(of lot: Lot, in table: ResemblanceTable) throws(Unreadable) -> Int {
    var found: Set<Int> = []
    var seen: Set<String> = []
    var folders = [try tree.entries(in: lot.folder.items) ?? []]
    for tree in lot.trees { folders.append(try self.tree.entries(ofTree: tree, at: lot.folder.items) ?? []) }
    for entry in folders.joined() where entry.isFile {
      guard case .batch(_, .item(_, let format)) = manifest.layout.place(of: entry.path),
        entry.id.map({ seen.insert($0).inserted }) ?? true,
        // What is larger than any item is none.
        try tree.size(of: entry) <= Limits.item.size,
        let document = Document.read(try tree.bytes(of: entry), as: format, limits: .item).draft,
        let sketch = sketch(of: document.root)
      else { continue }
      found.formUnion(table.places(like: sketch, besides: found))
    }
    return found.count
  }

  private mutating func sketch(of root: Node) -> Sketch? {
    for text in ItemGist.texts(of: root) { sketcher.add(Array(text.utf8)) }
    return sketcher.sketch()
  }
}
