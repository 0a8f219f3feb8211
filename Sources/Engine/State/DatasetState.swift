package import Dataset
import Documents
package import Schema

/// A tree with its manifest, its people and their keys: what is asked of a dataset is asked here, by rules about a
/// commit and by commands alike.
package struct DatasetState {
  package let tree: any Snapshot
  /// The policy by which everything is judged; on a protected ref that of the state before.
  package let policy: Policy
  private let memory: StateMemory

  /// - Parameter memory: what other trees of the same repository have shown.
  package init(_ tree: any Snapshot, _ policy: Policy, knowing memory: StateMemory = StateMemory()) {
    self.tree = tree
    self.policy = policy
    self.memory = memory
  }

  package var manifest: Manifest { policy.manifest }
  package var people: People { policy.people }
  package var layout: Layout { policy.layout }
  /// The people's keys by their names.
  package var keys: SigningKeys { policy.keys.signing }

  /// The names of a stream's batches, by their folders.
  package func batches(of stream: StreamPolicy) throws(Unreadable) -> [String] {
    let entries = try tree.entries(in: stream.files.batches) ?? []
    return entries.filter { $0.mode == .directory }.map { String($0.name) }
  }

  /// A batch by its file; nil where there is none that can be read.
  package func batch(_ name: BatchName) throws(Unreadable) -> Batch? {
    guard let stream = manifest.stream(named: name.stream) else { return nil }
    guard let entry = try tree.entry(at: stream.batchFolder(name.batch).manifest) else { return nil }
    return try memory.batches.value(of: entry, under: name.description) { () throws(Unreadable) in
      try ReviewReading(tree).document(entry).map { Batch($0, name: name) }
    }
  }

  /// The items of a batch, in the order of their ids.
  package func items(in batch: BatchName) throws(Unreadable) -> [ItemName] {
    guard let stream = manifest.stream(named: batch.stream) else { return [] }
    return try tree.entries(in: stream.batchFolder(batch.batch).items)?.compactMap { entry in
      guard case .batch(_, .item(let id, _)) = layout.place(of: entry.path) else { return nil }
      return ItemName(stream: batch.stream, batch: batch.batch, id: id)
    } ?? []
  }

  /// The seals of a batch; nil where its stream seals nothing.
  package func seals(of batch: BatchName) throws(Unreadable) -> BatchSeals? {
    guard let stream = manifest.stream(named: batch.stream) else { return nil }
    guard stream.review.isSealed || stream.sealsJudgements else { return nil }
    guard let folder = try tree.entry(at: stream.batchFolder(batch.batch).seals) else {
      return BatchSeals(files: [:])
    }
    return try memory.seals.value(of: folder, under: folder.path) { () throws(Unreadable) in
      try BatchSeals(in: folder.path, layout, tree) { (entry) throws(Unreadable) in try sealFile(entry) }
    }
  }

  /// One person's seals; nil where the file cannot be read.
  func sealFile(_ entry: FileEntry) throws(Unreadable) -> SealFile? {
    try memory.sealFiles.value(of: entry) { () throws(Unreadable) in
      try ReviewReading(tree).document(entry).flatMap { SealFile($0) }
    }
  }

  /// The fields of a stream's judgements that become one value; none where nobody judges its items, or the schema of
  /// judgements cannot be used.
  package func scales(of stream: StreamPolicy) throws(Unreadable) -> [FieldScale] {
    guard stream.judgements > 0, let entry = try tree.entry(at: stream.files.judgementSchema) else { return [] }
    return try memory.scales.value(of: entry) { () throws(Unreadable) in
      try ReviewReading(tree).judgementSchema(of: stream)?.scales ?? []
    }
  }

  /// The people who labelled items of a batch.
  package func auditors(of batch: BatchName) throws(Unreadable) -> Set<String> {
    guard let stream = manifest.stream(named: batch.stream),
      let attempts = try tree.entry(at: stream.batchFolder(batch.batch).attempts)
    else { return [] }
    return try memory.auditors.value(of: attempts, under: batch.description) { () throws(Unreadable) in
      try Auditors(in: stream.batchFolder(batch.batch), layout, tree).people
    }
  }
}

/// What the trees of one repository have shown, by the ids of their files and folders, so that none is read twice.
///
/// It is for one worker, like the trees.
package final class StateMemory {
  var batches = KnownContents<Batch?>()
  var seals = KnownContents<BatchSeals>()
  var sealFiles = KnownContents<SealFile?>()
  var scales = KnownContents<[FieldScale]>()
  var auditors = KnownContents<Set<String>>()

  package init() {}
}

/// What contents come to, by their ids.
struct KnownContents<Value> {
  private var known: [String: Value] = [:]

  /// What an entry comes to; worked out anew where nobody can say what it holds.
  ///
  /// - Parameter name: whose content it is, where the same content comes to something else at another place.
  mutating func value(
    of entry: FileEntry, under name: String = "", _ read: () throws(Unreadable) -> Value
  ) throws(Unreadable) -> Value {
    guard let id = entry.id else { return try read() }
    if let value = known["\(id) \(name)"] { return value }
    let value = try read()
    known["\(id) \(name)"] = value
    return value
  }
}
