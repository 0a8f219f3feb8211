package import Dataset
import Diagnostics
import Documents
import Schema

/// Finds the items of a batch that say the same as others: as one before them in the batch, by id, or as one of another
/// batch that was frozen, of the stream or of one of the same type. What a batch had when it was frozen counts, and
/// what it has now.
package struct RepeatSearch {
  private let batch: BatchName
  private let manifest: Manifest
  private let tree: any Snapshot
  /// What is known of files.
  private(set) var memory: GistMemory

  /// - Parameter memory: what is known of files from other searches.
  init(of batch: BatchName, _ manifest: Manifest, in tree: any Snapshot, knowing memory: GistMemory) {
    (self.batch, self.manifest, self.tree, self.memory) = (batch, manifest, tree, memory)
  }

  package init(of batch: BatchName, _ manifest: Manifest, in tree: any Snapshot) {
    self.init(of: batch, manifest, in: tree, knowing: GistMemory())
  }

  /// What an item says the same as.
  private struct Match {
    let path: String
    var attempt: Int?
  }

  package mutating func items(_ census: Census) throws(Unreadable) -> [RepeatedItem] {
    guard let stream = manifest.stream(named: batch.stream) else { return [] }
    memory.leaveOut(try circumstances(of: stream))
    let gists = census.items.map { memory.gist(of: $0.item.root, id: $0.entry.id) }
    var table = GistTable(gists)
    let frozen = try frozen(like: &table, stream)
    var own: [Int: Int] = [:]
    for (number, gist) in gists.enumerated() {
      for other in table.numbers(like: gist, memory.shapes) where other > number && own[other] == nil {
        own[other] = number
      }
    }
    return census.items.indices.compactMap { number in
      let entry = census.items[number]
      guard let match = frozen[number] ?? own[number].map({ Match(path: census.items[$0].entry.path) }) else {
        return nil
      }
      return RepeatedItem(
        item: entry.item.name, path: entry.entry.path, other: match.path, isOfOneBatch: frozen[number] == nil,
        attempt: match.attempt)
    }.sorted { $0.path.precedes($1.path) }
  }

  /// The fields that the stream's schema marks.
  private func circumstances(of stream: StreamPolicy) throws(Unreadable) -> Set<String> {
    for format in [Format.yaml, .json] {
      guard let entry = try tree.entry(at: stream.files.schema(format)) else { continue }
      let document = Document.read(try tree.bytes(of: entry), as: format).document
      return document.flatMap { try? Schema.compile($0) }?.fields(marked: "x-circumstance") ?? []
    }
    return []
  }

  /// What other batches that were frozen say the same, by the numbers of the items.
  private mutating func frozen(
    like table: inout GistTable, _ stream: StreamPolicy
  ) throws(Unreadable) -> [Int: Match] {
    var found: [Int: Match] = [:]
    let own = stream.batchFolder(batch.batch)
    for kin in manifest.streams where kin.type == stream.type {
      for other in try tree.entries(in: kin.files.batches) ?? []
      where other.mode == .directory && other.path != own.path {
        guard let attempts = try tree.entries(in: BatchFolder(other.path).attempts) else { continue }
        var seen: Set<String> = []
        try look(
          at: try tree.entries(in: BatchFolder(other.path).items) ?? [], nil, &seen, table: &table, found: &found)
        for attempt in attempts {
          guard let plan = try plan(in: attempt),
            let entries = try tree.entries(ofTree: plan.tree, at: BatchFolder(other.path).items)
          else { continue }
          try look(at: entries, plan.attempt, &seen, table: &table, found: &found)
        }
      }
    }
    return found
  }

  private func plan(in attempt: FileEntry) throws(Unreadable) -> AttemptPlan? {
    guard let entry = try tree.entry(at: AttemptFolder(attempt.path).plan) else { return nil }
    return try ReviewReading(tree).document(entry).flatMap { AttemptPlan($0) }
  }

  /// - Parameter seen: the files of the batch that were looked at, by their ids.
  private mutating func look(
    at entries: [FileEntry], _ attempt: Int?, _ seen: inout Set<String>, table: inout GistTable,
    found: inout [Int: Match]
  ) throws(Unreadable) {
    for entry in entries {
      guard entry.isFile, case .batch(_, .item(_, let format)) = manifest.layout.place(of: entry.path) else { continue }
      if let id = entry.id, !seen.insert(id).inserted { continue }
      guard let gist = try memory.gist(of: entry, format, in: tree) else { continue }
      for number in table.numbers(like: gist, memory.shapes) where found[number] == nil {
        found[number] = Match(path: entry.path, attempt: attempt)
      }
    }
  }
}
