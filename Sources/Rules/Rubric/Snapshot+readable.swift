import Dataset
import Documents
import Engine

extension Snapshot {
  /// A document of the dataset's own that can be read; nil for another, since what is wrong with it is a finding of its
  /// own.
  func readableDocument(at path: String) throws(Unreadable) -> Document? {
    guard let entry = try entry(at: path), entry.isFile, try size(of: entry) <= Limits.item.size else { return nil }
    return Document.read(try bytes(of: entry), as: .yaml, limits: .item).document
  }
}
