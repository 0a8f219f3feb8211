import Dataset
import Documents

/// The labels of one calibrator for one attempt that are not committed yet, in the git directory of this clone: nobody
/// else sees them before all are given.
struct LabelDrafts {
  let path: String

  init(of person: String, on batch: BatchName, attempt: Int, in directory: String) {
    path = "\(directory)/dataset/gold/\(batch)/\(attempt)/\(person)"
  }

  /// The draft about an item; nil where there is none that can be read.
  func label(of item: String) -> GoldLabel? {
    guard let bytes = try? FileSystem.read("\(path)/\(item).yaml") else { return nil }
    return Document.read(bytes, as: .yaml).document.flatMap { GoldLabel($0) }
  }

  func keep(_ label: GoldLabel) throws(Failure) {
    try FileSystem.write(label.value.written(as: .yaml), to: "\(path)/\(label.subject.item.id).yaml")
  }

  func remove() { FileSystem.removeTree(path) }
}
