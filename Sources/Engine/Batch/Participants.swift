package import Dataset

/// Who has a part in a batch, by person: whoever wrote or judged anything in it neither witnesses nor audits it.
package struct Participants: Sendable {
  private let parts: [String: Part]

  /// Reads a batch.
  ///
  /// - Parameters:
  ///   - census: what the batch holds.
  ///   - folder: the batch's folder.
  package init(
    in folder: BatchFolder, _ census: Census, _ layout: Layout, _ snapshot: any Snapshot
  ) throws(Unreadable) {
    self.init(try Part.all(in: folder, census, layout, tree: snapshot))
  }

  /// - Parameter parts: those that were found, of which the first of each person counts.
  package init(_ parts: [Part]) {
    self.parts = Dictionary(parts.map { ($0.person, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The first part of a person that was found; nil where there is none.
  package subscript(person: String) -> Part? { parts[person] }

  /// The part of the first of some people who has one; nil where nobody has.
  package func first(of people: [String]) -> Part? {
    for person in people {
      if let part = parts[person] { return part }
    }
    return nil
  }
}
