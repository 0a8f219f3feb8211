import Dataset
import Documents
import Statistics

/// Finds items that say the same as others, by their substance or by their files.
struct CopySearch {
  let batch: BatchName
  let stream: StreamPolicy
  let layout: Layout
  let tree: any Snapshot
  /// SHA-256.
  let digest: Digest

  private var folder: BatchFolder { stream.batchFolder(batch.batch) }

  init(
    of batch: BatchName, _ stream: StreamPolicy, _ layout: Layout, in tree: any Snapshot, _ digest: @escaping Digest
  ) {
    (self.batch, self.stream, self.layout, self.tree, self.digest) = (batch, stream, layout, tree, digest)
  }

  /// The items of the batch itself by their substance, each list in the order of ids.
  func own(_ census: Census) -> [String: [Census.Entry]] {
    Dictionary(grouping: census.items) { digest(Item.substance(of: $0.item.root)) }
  }

  /// The paths of files with one of these contents, by git object id: items of any other batch of some streams. Nothing
  /// is read but folders.
  func files(_ wanted: Set<String>, of streams: [StreamPolicy]) throws(Unreadable) -> [String: String] {
    var found: [String: String] = [:]
    for stream in streams {
      for other in try others(of: stream) {
        for entry in try tree.entries(in: BatchFolder(other.path).items) ?? [] {
          guard let id = entry.id, wanted.contains(id) else { continue }
          found[id] = found[id] ?? entry.path
        }
      }
    }
    return found
  }

  /// The folders of the batches of a stream, but for the one that is looked at.
  func others(of stream: StreamPolicy) throws(Unreadable) -> [FileEntry] {
    (try tree.entries(in: stream.files.batches) ?? []).filter { $0.mode == .directory && $0.path != folder.path }
  }
}
