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
  /// What is known by the git object ids of files, so that in a long history each is read once; empty where a file is
  /// no item that can be read.
  private(set) var known: [String: String]

  private var folder: String { stream.batchFolder(batch.batch) }

  init(
    of batch: BatchName, _ stream: StreamPolicy, _ layout: Layout, in tree: any Snapshot, _ digest: @escaping Digest,
    knowing known: [String: String] = [:]
  ) {
    (self.batch, self.stream, self.layout, self.tree) = (batch, stream, layout, tree)
    (self.digest, self.known) = (digest, known)
  }

  /// The items of the batch itself by what they say, each list in the order of ids.
  mutating func own(_ census: Census) -> [String: [Census.Entry]] {
    var own: [String: [Census.Entry]] = [:]
    for entry in census.items {
      let substance = entry.entry.id.flatMap { known[$0] } ?? digest(Item.substance(of: entry.item.root))
      if let id = entry.entry.id { known[id] = substance }
      own[substance, default: []].append(entry)
    }
    return own
  }

  /// The paths of items that say one of these things, by what they say: of the stream's other batches that were frozen,
  /// whatever became of these since.
  mutating func frozen(saying wanted: Set<String>) throws(Unreadable) -> [String: String] {
    var found: [String: String] = [:]
    for other in try others(of: stream) where try tree.entry(at: "\(other.path)/attempts") != nil {
      for entry in try tree.entries(in: "\(other.path)/items") ?? [] {
        guard let substance = try substance(of: entry), wanted.contains(substance) else { continue }
        found[substance] = found[substance] ?? entry.path
      }
    }
    return found
  }

  /// The paths of files with one of these contents, by git object id: items of any other batch of some streams. Nothing
  /// is read but folders.
  func files(_ wanted: Set<String>, of streams: [StreamPolicy]) throws(Unreadable) -> [String: String] {
    var found: [String: String] = [:]
    for stream in streams {
      for other in try others(of: stream) {
        for entry in try tree.entries(in: "\(other.path)/items") ?? [] {
          guard let id = entry.id, wanted.contains(id) else { continue }
          found[id] = found[id] ?? entry.path
        }
      }
    }
    return found
  }

  /// The folders of the batches of a stream, but for the one that is looked at.
  func others(of stream: StreamPolicy) throws(Unreadable) -> [FileEntry] {
    (try tree.entries(in: stream.path(of: "batches")) ?? []).filter { $0.mode == .directory && $0.path != folder }
  }

  /// What an item of another batch says; nil where the file cannot be read as one.
  private mutating func substance(of entry: FileEntry) throws(Unreadable) -> String? {
    guard entry.isFile, case .batch(_, .item(_, let format)) = layout.place(of: entry.path) else { return nil }
    if let id = entry.id, let substance = known[id] { return substance.isEmpty ? nil : substance }
    let document = Document.read(try tree.bytes(of: entry), as: format, limits: .item).document
    let substance = document.map { digest(Item.substance(of: $0.root)) }
    if let id = entry.id { known[id] = substance ?? "" }
    return substance
  }
}
