package import Dataset
package import Diagnostics
import Documents
package import Statistics

/// What somebody asks for by name, or why they cannot have it.
extension DatasetState {
  /// A stream of the manifest.
  package func wantedStream(_ name: String) throws(Refusal) -> StreamPolicy {
    guard let stream = manifest.stream(named: name) else {
      let known = manifest.streams.map(\.name).joined(separator: ", ")
      throw Refusal("the dataset has no stream `\(name.shown())`", help: "its streams are \(known)")
    }
    return stream
  }

  /// A batch that is committed, with its stream.
  package func wantedBatch(_ name: BatchName) throws(Refusal) -> (stream: StreamPolicy, batch: Batch) {
    let stream = try wantedStream(name.stream)
    let batch = try orRefusal { () throws(Unreadable) -> Batch? in try self.batch(name) }
    guard let batch else {
      let known = try orRefusal { () throws(Unreadable) in try batches(of: stream) }.joined(separator: ", ")
      throw Refusal(
        "there is no batch \(name) in the last commit",
        help: known.isEmpty ? "the stream has none yet" : "the stream has \(known)")
    }
    return (stream, batch)
  }

  /// The seals of a batch, each of which can be read; nil where its stream seals nothing.
  package func wantedSeals(of batch: BatchName) throws(Refusal) -> BatchSeals? {
    let seals = try orRefusal { () throws(Unreadable) -> BatchSeals? in try self.seals(of: batch) }
    if let path = seals?.broken.first { throw Refusal("\(path) cannot be read", help: "git dataset check says why") }
    return seals
  }

  /// An item; nil where none of the name is committed.
  ///
  /// - Throws: ``Refusal`` where it cannot be read, or what was sealed in its batch.
  package func wantedItem(_ name: ItemName) throws(Refusal) -> ItemState? {
    _ = try wantedSeals(of: name.batchName)
    if let item = try orRefusal({ () throws(Unreadable) in try item(name) }) { return item }
    let folder = try wantedStream(name.stream).batchFolder(name.batch)
    let (yaml, json) = try orRefusal { () throws(Unreadable) in
      (try tree.entry(at: folder.item(name.id, .yaml)), try tree.entry(at: folder.item(name.id, .json)))
    }
    guard let entry = yaml ?? json else { return nil }
    guard yaml == nil || json == nil else {
      throw Refusal(
        "\(name) has two files, and nobody can say which is meant", help: "git dataset check shows both")
    }
    throw Refusal("\(entry.path.shown(limit: 300)) cannot be read as an item", help: "git dataset check says where")
  }

  /// A batch with what was written for its audit.
  ///
  /// - Parameter text: the batch, as `STREAM/BATCH`.
  package func wantedFiles(_ text: String) throws(Refusal) -> BatchFiles {
    guard let name = BatchName(text) else {
      throw Refusal("`\(text.shown())` is no batch", help: "name it as STREAM/BATCH, such as bug-fix/2026-11-a")
    }
    let (stream, _) = try wantedBatch(name)
    let files = try orRefusal { () throws(Unreadable) in try BatchFiles(name, of: stream, layout, in: tree) }
    guard let files else {
      throw Refusal("the batch.yaml of \(name) cannot be read", help: "git dataset check says why")
    }
    return files
  }

  /// What a batch holds.
  package func census(of files: BatchFiles, _ digest: Digest) throws(Unreadable) -> Census {
    try Census(of: files.batch.name, files.stream, layout, in: tree, digest)
  }
}
