import Dataset
import Diagnostics
import Documents
import Engine
import Intake

/// The seals of one batch that are committed: who has a verdict on which content that nobody can read yet.
struct SealBook {
  private let files: [String: SealFile]

  init(of batch: BatchName, in dataset: CommittedDataset) throws {
    var files: [String: SealFile] = [:]
    let folder = try dataset.stream(batch.stream).batchFolder(batch.batch) + "/seals"
    for entry in try dataset.tree.entries(in: folder) ?? [] {
      guard case .batch(_, .seal(let person)) = dataset.layout.place(of: entry.path) else { continue }
      guard let file = try dataset.tree.document(at: entry.path).flatMap({ SealFile($0) }) else {
        throw Failure("\(entry.path) cannot be read", help: "git dataset check says why")
      }
      files[person] = file
    }
    self.files = files
  }

  /// The seals of a person, in the order of the file.
  func seals(of person: String) -> [Seal] { files[person]?.seals ?? [] }

  /// The seal of a person that holds for what an item contains: the last one.
  func seal(of person: String, on item: CommittedItem) -> Seal? {
    seals(of: person).last { $0.item == item.name.id && $0.blob == item.content.blob }
  }

  /// The people whose verdict on the item can change no more: they sealed one, or gave one on an earlier content.
  func settled(on item: CommittedItem) -> Set<String> {
    let sealed = files.keys.filter { seal(of: $0, on: item) != nil }
    let earlier = item.reviews.records.filter { $0.subject.content != item.content }.map(\.person)
    return Set(sealed).union(earlier)
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
