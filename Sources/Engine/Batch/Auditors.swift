package import Dataset

/// The people who labelled items of a batch. Their labels hold as long as an item stays as it is, so they audit the
/// batch still when it is open again, and get no part in it.
package struct Auditors: Sendable {
  package let people: Set<String>

  static let none = Auditors(people: [])

  private init(people: Set<String>) {
    self.people = people
  }

  /// Reads who gave labels. One commit brings all labels of an attempt, and they are its signer's, so that one of them
  /// tells.
  ///
  /// - Parameter folder: that of the batch.
  package init(in folder: BatchFolder, _ layout: Layout, _ tree: any Snapshot) throws(Unreadable) {
    var people: Set<String> = []
    for attempt in try tree.entries(in: folder.attempts) ?? [] where attempt.mode == .directory {
      for entry in try tree.entries(in: AttemptFolder(attempt.path).labels) ?? [] {
        guard case .batch(_, .attempt(_, .label)) = layout.place(of: entry.path),
          let label = try ReviewReading(tree).document(entry).flatMap({ GoldLabel($0) })
        else { continue }
        people.insert(label.by)
        break
      }
    }
    self.people = people
  }
}
