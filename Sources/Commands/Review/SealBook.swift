import Dataset
import Diagnostics
import Documents
import Engine
import Intake

/// The seals of one batch that are committed: who has a verdict on which content that nobody can read yet.
struct SealBook {
  private let dataset: CommittedDataset
  private let batch: BatchSeals
  private let folder: String
  /// How many people seal before one is shown.
  private let needed: Int

  /// - Returns: nil where the stream's reviews and judgements are open to all from the start.
  init?(of batch: BatchName, in dataset: CommittedDataset) throws {
    let stream = try dataset.stream(batch.stream)
    guard stream.review.isSealed || stream.sealsJudgements else { return nil }
    var files: [String: SealFile] = [:]
    folder = stream.batchFolder(batch.batch)
    for entry in try dataset.tree.entries(in: folder + "/seals") ?? [] {
      guard case .batch(_, .seal(let person)) = dataset.layout.place(of: entry.path) else { continue }
      guard let file = try dataset.tree.document(at: entry.path).flatMap({ SealFile($0) }) else {
        throw Failure("\(entry.path) cannot be read", help: "git dataset check says why")
      }
      files[person] = file
    }
    self.dataset = dataset
    self.batch = BatchSeals(files: files)
    needed = stream.review.approvals
  }

  /// The seals of a person, in the order of the file.
  func seals(of person: String) -> [Seal] { batch.seals(of: person) }

  /// The seal of a person that holds for what an item contains: the last one.
  func seal(of person: String, on item: CommittedItem, _ kind: Seal.Kind = .review) -> Seal? {
    batch.seal(of: person, on: item.name.id, item.content.blob, kind)
  }

  /// The people who sealed a judgement of what an item contains.
  func judges(of item: CommittedItem) -> Set<String> {
    batch.people(sealing: item.name.id, item.content.blob, .judgement)
  }

  /// The people who sealed anything about an item of this id.
  func people(sealing item: String) -> Set<String> { batch.people(sealing: item) }

  /// The people whose verdict on the item can change no more: they sealed one, or gave one on an earlier content.
  func settled(on item: CommittedItem) -> Set<String> {
    let earlier = item.reviews.records.filter { $0.subject.content != item.content }.map(\.person)
    return batch.people(sealing: item.name.id, item.content.blob, .review).union(earlier)
  }

  /// Whether anybody's verdict on what the item contains can be read, so that none can be sealed any more.
  func isReadable(_ item: CommittedItem) -> Bool {
    item.reviews.records.contains { $0.subject.content == item.content }
  }

  /// Whether as many people as the stream wants approvals have shown what they sealed, so that a first look needs no
  /// seal any more.
  func isShown(_ item: CommittedItem) throws -> Bool {
    guard isReadable(item) else { return false }
    let people = try ReviewReading(dataset.tree).people(
      showing: item.reviews.records, on: item.name, item.content, in: folder, batch)
    return people.count >= needed
  }

  /// Whether a person can neither seal a verdict on the item nor give one without: some can be read, and not enough.
  func isClosed(_ item: CommittedItem, to person: String) throws -> Bool {
    guard item.rounds[person] == nil, isReadable(item) else { return false }
    return try !isShown(item)
  }
}

/// The sealed records of one person, which are in this clone alone until they are revealed.
struct SealedRecords {
  let path: String

  init(of person: String, on batch: BatchName, in dataset: CommittedDataset) {
    path = "\(dataset.commonDirectory)/dataset/sealed/\(batch)/\(person)"
  }

  /// Keeps a record under its digest: one that is sealed anew must not take the place of one whose seal still holds.
  func keep(_ bytes: [UInt8], of item: String, _ digest: String) throws(Failure) {
    try FileSystem.write(bytes, to: "\(path)/\(item)/\(digest).yaml")
  }

  func remove(_ item: String) { FileSystem.removeTree("\(path)/\(item)") }

  /// The bytes of a record, as they were sealed; nil where it is not in this clone.
  func bytes(for seal: Seal) -> [UInt8]? { try? FileSystem.read("\(path)/\(seal.item)/\(seal.digest).yaml") }
}
