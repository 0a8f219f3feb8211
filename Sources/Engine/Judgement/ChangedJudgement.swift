package import Dataset

/// A judgement that a commit adds, changes or deletes.
package struct ChangedJudgement: Sendable {
  package let change: PathChange
  /// The item that is judged, and by whom, by the place where the file lies.
  package let item: ItemName
  package let person: String
  /// What the file says after the commit; nil where it is gone or cannot be read.
  package let judgement: Judgement?
  /// The judgement that stood there before; nil where none did, or none that can be read.
  package let replaced: Judgement?
  /// The SHA-256 of the file in lower-case hex; nil where it is gone.
  package let digest: String?

  package var path: String { change.path }
}

extension ChangedJudgement {
  /// Reads a change; nil where it concerns no judgement.
  init?(_ change: PathChange, at place: Place, _ tree: any Snapshot) throws(Unreadable) {
    guard case .batch(let batch, .judgement(let id, let person)) = place else { return nil }
    func judgement(_ entry: FileEntry?) throws(Unreadable) -> Judgement? {
      guard let entry else { return nil }
      return try ReviewReading(tree).document(entry).flatMap { Judgement($0, of: person) }
    }
    self.init(
      change: change, item: ItemName(stream: batch.stream, batch: batch.batch, id: id), person: person,
      judgement: try judgement(change.new), replaced: try judgement(change.old),
      digest: try change.new.flatMap { (entry) throws(Unreadable) in
        entry.isFile ? try tree.sha256(of: entry) : nil
      })
  }
}
