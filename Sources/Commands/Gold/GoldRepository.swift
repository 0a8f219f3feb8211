import Dataset
import Diagnostics
import Documents
import Signatures

/// The private repository of items with known answers, which `git config dataset.goldRepository` names.
///
///     STREAM/ID.yaml           an item, or ID.json
///     STREAM/ID/               the files beside it
///     STREAM/ID.answer.yaml    its answer, and the batches in which it was used
///     STREAM/seeded/BATCH/     the records that reveal the control items of a batch
struct GoldRepository {
  /// An item with its answer.
  struct Entry {
    let id: String
    let item: Document
    let answer: GoldAnswer
    /// The batches in which the item was used.
    let used: [String]
    /// The files beside the item, by their paths in its own folder.
    let sidecars: [(path: String, bytes: [UInt8])]
    fileprivate let path: String
  }

  /// The folder, without a closing `/`.
  let path: String

  /// - Parameter planter: the id of whoever planted items in the batch that it is asked about, and so has the folder.
  /// - Throws: ``Failure`` where no such folder is named, or it lies inside the dataset.
  init(_ dataset: CommittedDataset, _ session: Session, plantedBy planter: String? = nil) async throws(Failure) {
    let key = "dataset.goldRepository"
    guard let named = try await session.git.line(["config", "--type=path", key], in: dataset.root) else {
      throw Failure(
        "no private repository with known answers is named",
        help: "git config \(key) PATH, outside this repository"
          + (planter.map { "; \($0.shown()) planted them last, and has it" } ?? ""))
    }
    let full = named.hasPrefix("/") ? named : "\(dataset.root)/\(named)"
    guard let path = FileSystem.resolved(full), FileSystem.isDirectory(path) else {
      throw Failure("\(key) names \(named.shown(limit: 300)), which is no folder", help: "clone or make it first")
    }
    let root = FileSystem.resolved(dataset.root) ?? dataset.root
    guard !"\(path)/".utf8.starts(with: "\(root)/".utf8) else {
      throw Failure(
        "\(key) names a folder inside the dataset, where answers would be committed with it",
        help: "move it out, and name its new place")
    }
    self.path = path
  }

  /// The items of a stream, in the order of their ids.
  func entries(of stream: String) throws(Failure) -> [Entry] {
    let (folder, ending) = ("\(path)/\(stream)", ".answer.yaml")
    guard FileSystem.isDirectory(folder) else { return [] }
    var entries: [Entry] = []
    for name in try FileSystem.names(in: folder) where name.hasSuffix(ending) {
      let id = String(name.dropLast(ending.count))
      let root = try document("\(folder)/\(name)").root
      guard let answer = GoldAnswer(root) else {
        throw Failure(
          "\(folder)/\(name) is no answer",
          help: "write `defective`, `difficulty` and, for a defective item, `findings` with `criterion` and `note`")
      }
      let used = root["used"]?.elements.map(\.text) ?? []
      let hasJSON = FileSystem.exists("\(folder)/\(id).json") && !FileSystem.exists("\(folder)/\(id).yaml")
      let item = try document("\(folder)/\(id).\(hasJSON ? "json" : "yaml")", as: hasJSON ? .json : .yaml)
      entries.append(
        Entry(
          id: id, item: item, answer: answer, used: used, sidecars: try files(in: "\(folder)/\(id)"),
          path: "\(folder)/\(name)"))
    }
    return entries
  }

  /// Writes down that an item was used in a batch.
  func mark(_ entry: Entry, usedIn batch: BatchName) throws {
    var text = try YAMLEdit(try FileSystem.read(entry.path))
    if text.root["used"] != nil {
      try text.append(.string(batch.batch), at: ["used"])
    } else {
      try text.set("used", to: .list([.string(batch.batch)]), at: [])
    }
    try FileSystem.write(text.bytes, to: entry.path)
  }

  /// Keeps the record that reveals an item.
  func keep(_ record: [UInt8], of item: ItemName) throws(Failure) {
    let path = place(of: item)
    guard !FileSystem.exists(path) else {
      throw Failure("\(path.shown(limit: 300)) is there already", help: "the item was planted in this batch before")
    }
    try FileSystem.write(record, to: path)
  }

  /// Takes the record of an item away that was never committed to.
  func drop(_ item: ItemName) { try? FileSystem.remove(place(of: item)) }

  private func place(of item: ItemName) -> String {
    "\(path)/\(item.stream)/seeded/\(item.batch)/\(item.id).yaml"
  }

  /// The records that reveal the items of a batch, by the SHA-256 of their bytes.
  func records(of batch: BatchName) throws(Failure) -> [String: (control: ControlItem, bytes: [UInt8])] {
    let folder = "\(path)/\(batch.stream)/seeded/\(batch.batch)"
    guard FileSystem.isDirectory(folder) else { return [:] }
    var records: [String: (control: ControlItem, bytes: [UInt8])] = [:]
    for name in try FileSystem.names(in: folder) where name.hasSuffix(".yaml") {
      let bytes = try FileSystem.read("\(folder)/\(name)")
      guard let control = Document.read(bytes, as: .yaml).document.flatMap({ ControlItem($0) }) else { continue }
      records[ContentDigest.sha256(bytes)] = (control, bytes)
    }
    return records
  }

  private func document(_ path: String, as format: Format = .yaml) throws(Failure) -> Document {
    let reading = Document.read(try FileSystem.read(path), as: format, limits: .item)
    guard let document = reading.document else {
      throw Failure("\(path.shown(limit: 300)) cannot be read", help: "mend it: git dataset fmt says where it is wrong")
    }
    return document
  }

  /// The files below a folder, by their paths in it; none where there is no such folder.
  private func files(in folder: String) throws(Failure) -> [(path: String, bytes: [UInt8])] {
    guard FileSystem.isDirectory(folder) else { return [] }
    var files: [(path: String, bytes: [UInt8])] = []
    for name in try FileSystem.names(in: folder).sorted() {
      let path = "\(folder)/\(name)"
      guard FileSystem.isDirectory(path) else {
        files.append((name, try FileSystem.read(path)))
        continue
      }
      files += try self.files(in: path).map { ("\(name)/\($0.path)", $0.bytes) }
    }
    return files
  }
}
