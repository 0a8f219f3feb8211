import Dataset
import Diagnostics
import Engine

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

  /// Takes a record away whose seal was never made.
  func drop(_ item: String, _ digest: String) {
    try? FileSystem.remove("\(path)/\(item)/\(digest).yaml")
  }

  func remove(_ item: String) { FileSystem.removeTree("\(path)/\(item)") }

  /// The bytes of a record, as they were sealed; nil where it is not in this clone.
  func bytes(for seal: Seal) -> [UInt8]? {
    try? FileSystem.read("\(path)/\(seal.item)/\(seal.digest).yaml")
  }
}
