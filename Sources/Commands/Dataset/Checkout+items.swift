import Dataset
import Diagnostics
import Documents

/// What a batch's items say about themselves, as far as a list of work needs it.
struct ItemSummary: Sendable {
  /// The item's path in the repository.
  let path: String
  let authors: [String]
  let rubric: Version
}

extension Checkout {
  /// The items of a batch in the work tree, by name.
  ///
  /// - Throws: ``Failure`` where one cannot be read, or names no rubric.
  func items(of batch: BatchName, in stream: StreamPolicy) throws(Failure) -> [ItemSummary] {
    let folder = stream.batchFolder(batch.batch).items
    guard FileSystem.exists("\(root)/\(folder)") else { return [] }
    var items: [ItemSummary] = []
    for name in try FileSystem.names(in: "\(root)/\(folder)").sorted() {
      guard let format = Format(fileName: name) else { continue }
      items.append(try item(at: "\(folder)/\(name)", format))
    }
    return items
  }

  private func item(at path: String, _ format: Format) throws(Failure) -> ItemSummary {
    let reading = Document.read(try FileSystem.read("\(root)/\(path)"), as: format, limits: .item)
    guard let root = reading.document?.root, let rubric = root["rubric"],
      let version = Version(rubric.text)
    else {
      throw Failure("\(path.shown(limit: 300)) names no rubric that can be read", help: "git dataset check says why")
    }
    let authors = root["authors"]?.elements.filter { $0.string != nil }.map(\.text) ?? []
    return ItemSummary(path: path, authors: authors, rubric: version)
  }
}
