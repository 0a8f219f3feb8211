import Dataset
import Diagnostics

/// The rubric versions that batches pin, each `batch.yaml` read once.
struct BatchPins {
  private let policy: Policy
  private let inspector: Inspector
  private var known: [FileEntry: Pin?] = [:]

  init(_ policy: Policy, by inspector: Inspector) {
    self.policy = policy
    self.inspector = inspector
  }

  /// The pins of the batches in which a commit changes items.
  ///
  /// - Parameters:
  ///   - tree: what the commit leaves behind: a batch that moves on later does not make its commits wrong.
  ///   - manifest: says where streams lie in it.
  mutating func pins(
    for commit: CommitChange, in tree: any Snapshot, _ manifest: Manifest, _ layout: Layout
  ) throws(Unreadable) -> [BatchName: Pin] {
    var found: [BatchName: Pin] = [:]
    for name in Set(commit.changes.compactMap({ layout.place(of: $0.path).batchOfItem })) {
      guard let stream = manifest.stream(named: name.stream),
        let entry = try tree.entry(at: stream.batchFolder(name.batch).manifest), entry.isFile
      else { continue }
      if known[entry] == nil { known[entry] = .some(batch(name, try tree.bytes(of: entry), at: entry.path)?.pin) }
      found[name] = known[entry] ?? nil
    }
    return found
  }

  /// A batch as `batch.yaml` has it; nil where there is none that can be used.
  func batch(_ name: BatchName, _ snapshot: any Snapshot) throws(Unreadable) -> Batch? {
    guard let stream = policy.manifest.stream(named: name.stream) else { return nil }
    let path = stream.batchFolder(name.batch).manifest
    guard let bytes = try snapshot.file(at: path) else { return nil }
    return batch(name, bytes, at: path)
  }

  /// A batch by an entry of its `batch.yaml`, be it of another state; nil where it cannot be used.
  func batch(_ name: BatchName, by entry: FileEntry?, _ snapshot: any Snapshot) throws(Unreadable) -> Batch? {
    guard let entry, entry.isFile else { return nil }
    return batch(name, try snapshot.bytes(of: entry), at: entry.path)
  }

  private func batch(_ name: BatchName, _ bytes: [UInt8], at path: String) -> Batch? {
    var ignored = Findings()
    let reading = inspector.reading(weighing: policy.severities)
    let document = reading.ownFile(.batch, bytes: bytes, at: path, stream: name.stream, &ignored)
    return document.map { Batch($0, name: name) }
  }
}
