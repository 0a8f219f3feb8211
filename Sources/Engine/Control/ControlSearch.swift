import Dataset
import Documents
import Statistics

/// Reads what a freeze reveals. Where it reveals nothing, nothing is read beside the batch's digests.
struct ControlSearch {
  /// Finds copies in the commit's own tree.
  let search: CopySearch
  let manifest: Manifest

  private var batch: BatchName { search.batch }
  private var stream: StreamPolicy { search.stream }
  private var tree: any Snapshot { search.tree }
  private var folder: BatchFolder { stream.batchFolder(batch.batch) }

  /// - Parameters:
  ///   - files: what the commit changes in the batch.
  ///   - before: the tree that judges the commit.
  ///   - census: what the batch holds after it.
  func reveal(
    in files: [BatchChange.File], before: (any Snapshot)?, _ census: Census
  ) throws(Unreadable) -> ControlReveal {
    let known = try before?.entry(at: folder.controlDigests)
    let digests = try known.flatMap { (entry) throws(Unreadable) in try ControlDigests.read(entry, in: tree) }
    var found: [(id: String, entry: FileEntry, control: ControlItem?)] = []
    for file in files where file.isAdded {
      guard case .attempt(_, .control(let id)) = file.place, let entry = file.change.new else { continue }
      found.append((id, entry, try ReviewReading(tree).document(entry).flatMap { ControlItem($0) }))
    }
    guard !found.isEmpty else { return ControlReveal(digests: digests?.digests ?? [], records: []) }
    let controls = found.compactMap(\.control)
    let copies = try self.copies(of: controls, census)
    let earlier = try earlier(than: controls)
    var records: [ControlReveal.Record] = []
    for (id, entry, control) in found {
      let (presence, substance) = try presence(of: id, control, before)
      records.append(
        ControlReveal.Record(
          item: id, path: entry.path, digest: try tree.sha256(of: entry), control: control, presence: presence,
          substance: substance, stays: census[id] != nil, copy: control.flatMap { copies[$0.substance] },
          earlier: control.flatMap { earlier[$0.substance] }))
    }
    return ControlReveal(digests: digests?.digests ?? [], records: records)
  }

  private func presence(
    of id: String, _ control: ControlItem?, _ before: (any Snapshot)?
  ) throws(Unreadable) -> (ControlReveal.Presence, substance: String?) {
    let name = ItemName(stream: batch.stream, batch: batch.batch, id: id)
    guard let before, let file = try ReviewReading(before).file(of: name, in: folder), file.entry.isFile else {
      return (.absent, nil)
    }
    guard let control, try ReviewReading(before).content(of: file.entry) == control.content else {
      return (.changed, nil)
    }
    let document = Document.read(try before.bytes(of: file.entry), as: file.format, limits: .item).document
    return (.same, document.map { search.digest(Item.substance(of: $0.root)) })
  }

  /// Items that are there after the commit and say the same, by substance: in the batch itself whatever their ids and
  /// authors are, elsewhere where the file is the same.
  private func copies(of controls: [ControlItem], _ census: Census) throws(Unreadable) -> [String: String] {
    var copies: [String: String] = [:]
    let said = search.own(census)
    let own = Set(controls.map(\.item.id))
    let files = try search.files(Set(controls.map(\.content.blob)), of: manifest.streams)
    for control in controls {
      let copy = said[control.substance]?.last { !own.contains($0.id) }?.entry.path
      copies[control.substance] = copies[control.substance] ?? copy ?? files[control.content.blob]
    }
    return copies
  }

  /// The records of the stream's other batches that revealed the same, by substance.
  private func earlier(than controls: [ControlItem]) throws(Unreadable) -> [String: String] {
    var earlier: [String: String] = [:]
    let wanted = Set(controls.map(\.substance))
    for other in try search.others(of: stream) {
      for entry in try tree.entries(in: BatchFolder(other.path).attempt(ControlItem.attempt).controls) ?? [] {
        guard let control = try ReviewReading(tree).document(entry).flatMap({ ControlItem($0) }),
          wanted.contains(control.substance)
        else { continue }
        earlier[control.substance] = entry.path
      }
    }
    return earlier
  }
}
