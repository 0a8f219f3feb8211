import Dataset
import Documents
import Statistics

/// Reads what a freeze reveals. Where it reveals nothing, nothing is read beside the batch's digests.
struct SeedSearch {
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
  ) throws(Unreadable) -> SeedReveal {
    let known = try before?.entry(at: folder.seeded)
    let digests = try known.flatMap { (entry) throws(Unreadable) in try SeededDigests.read(entry, in: tree) }
    var found: [(id: String, entry: FileEntry, seed: GoldSeed?)] = []
    for file in files where file.isAdded {
      guard case .attempt(_, .seed(let id)) = file.place, let entry = file.change.new else { continue }
      found.append((id, entry, try ReviewReading(tree).document(entry).flatMap { GoldSeed($0) }))
    }
    guard !found.isEmpty else { return SeedReveal(digests: digests?.digests ?? [], records: []) }
    let seeds = found.compactMap(\.seed)
    let copies = try self.copies(of: seeds, census)
    let earlier = try earlier(than: seeds)
    var records: [SeedReveal.Record] = []
    for (id, entry, seed) in found {
      let (presence, substance) = try presence(of: id, seed, before)
      records.append(
        SeedReveal.Record(
          item: id, path: entry.path, digest: try tree.sha256(of: entry), seed: seed, presence: presence,
          substance: substance, stays: census[id] != nil, copy: seed.flatMap { copies[$0.substance] },
          earlier: seed.flatMap { earlier[$0.substance] }))
    }
    return SeedReveal(digests: digests?.digests ?? [], records: records)
  }

  private func presence(
    of id: String, _ seed: GoldSeed?, _ before: (any Snapshot)?
  ) throws(Unreadable) -> (SeedReveal.Presence, substance: String?) {
    let name = ItemName(stream: batch.stream, batch: batch.batch, id: id)
    guard let before, let file = try ReviewReading(before).file(of: name, in: folder), file.entry.isFile else {
      return (.absent, nil)
    }
    guard let seed, try ReviewReading(before).content(of: file.entry) == seed.content else { return (.changed, nil) }
    let document = Document.read(try before.bytes(of: file.entry), as: file.format, limits: .item).document
    return (.same, document.map { search.digest(Item.substance(of: $0.root)) })
  }

  /// Items that are there after the commit and say the same, by substance: in the batch itself whatever their ids and
  /// authors are, elsewhere where the file is the same.
  private func copies(of seeds: [GoldSeed], _ census: Census) throws(Unreadable) -> [String: String] {
    var copies: [String: String] = [:]
    let said = search.own(census)
    let own = Set(seeds.map(\.item.id))
    let files = try search.files(Set(seeds.map(\.content.blob)), of: manifest.streams)
    for seed in seeds {
      let copy = said[seed.substance]?.last { !own.contains($0.id) }?.entry.path
      copies[seed.substance] = copies[seed.substance] ?? copy ?? files[seed.content.blob]
    }
    return copies
  }

  /// The records of the stream's other batches that revealed the same, by substance.
  private func earlier(than seeds: [GoldSeed]) throws(Unreadable) -> [String: String] {
    var earlier: [String: String] = [:]
    let wanted = Set(seeds.map(\.substance))
    for other in try search.others(of: stream) {
      for entry in try tree.entries(in: BatchFolder(other.path).attempt(GoldSeed.attempt).seeds) ?? [] {
        guard let seed = try ReviewReading(tree).document(entry).flatMap({ GoldSeed($0) }),
          wanted.contains(seed.substance)
        else { continue }
        earlier[seed.substance] = entry.path
      }
    }
    return earlier
  }
}
