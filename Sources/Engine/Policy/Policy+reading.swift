package import Dataset
import Documents

extension Manifest {
  /// The manifest of a tree, read without judging it; nil where there is none that can be read.
  package static func read(in snapshot: any Snapshot) throws(Unreadable) -> Manifest? {
    guard let bytes = try snapshot.file(at: Layout.manifestPath) else { return nil }
    let reading = Document.read(bytes, as: .yaml)
    return reading.document.map(Manifest.init)
  }
}

extension People {
  /// The people of a tree, read without judging them; nil where the file cannot be read.
  package static func read(by manifest: Manifest, in snapshot: any Snapshot) throws(Unreadable) -> People? {
    guard let bytes = try snapshot.file(at: manifest.peoplePath) else { return nil }
    let reading = Document.read(bytes, as: .yaml)
    return reading.document.map { People($0, path: manifest.peoplePath) }
  }
}
