package import Dataset
import Documents
package import Schema

extension ReviewReading {
  /// The schema of a stream's judgements; nil where there is none that can be used.
  package func judgementSchema(of stream: StreamPolicy) throws(Unreadable) -> Schema? {
    try schema(at: stream.files.judgementSchema)
  }

  /// The schema of a stream's items; nil where there is none that can be used.
  package func itemSchema(of stream: StreamPolicy) throws(Unreadable) -> Schema? {
    if let schema = try schema(at: stream.files.schema(.yaml)) { return schema }
    return try schema(at: stream.files.schema(.json))
  }

  /// The ids of the files in which a stream's item schema may lie; nil for one that is not there.
  package func schemaIDs(of stream: StreamPolicy) throws(Unreadable) -> [String?] {
    try [Format.yaml, .json].map { (format) throws(Unreadable) in try tree.entry(at: stream.files.schema(format))?.id }
  }

  private func schema(at path: String) throws(Unreadable) -> Schema? {
    guard let entry = try tree.entry(at: path), let document = try document(entry) else { return nil }
    do throws(SchemaError) {
      return try Schema.compile(document)
    } catch {
      return nil
    }
  }

  /// Every judgement of an item. What cannot be read says nothing, and is a finding of its own.
  ///
  /// - Parameters:
  ///   - folder: the folder of the item's batch.
  ///   - layout: says whose judgement a file is, by its name.
  package func judgements(
    of item: ItemName, in folder: BatchFolder, _ layout: Layout
  ) throws(Unreadable) -> [Judgement] {
    var judgements: [Judgement] = []
    for entry in try tree.entries(in: folder.judgements(of: item.id)) ?? [] {
      guard case .batch(_, .judgement(_, let person)) = layout.place(of: entry.path),
        let judgement = try document(entry).flatMap({ Judgement($0, of: person) })
      else { continue }
      judgements.append(judgement)
    }
    return judgements
  }

  /// Everyone who has a judgement of an item, whatever is in it.
  func judges(of item: ItemName, in folder: BatchFolder, _ layout: Layout) throws(Unreadable) -> Set<
    String
  > {
    var judges: Set<String> = []
    for file in try tree.entries(in: folder.judgements(of: item.id)) ?? [] {
      if case .batch(_, .judgement(_, let person)) = layout.place(of: file.path) {
        judges.insert(person)
      }
    }
    return judges
  }

  /// An item from its file; nil where it cannot be read.
  func item(_ name: ItemName, in entry: FileEntry, _ format: Format) throws(Unreadable) -> Item? {
    guard entry.isFile, try tree.size(of: entry) <= Limits.item.size else { return nil }
    let reading = Document.read(try tree.bytes(of: entry), as: format, limits: .item)
    guard let document = reading.document else { return nil }
    return Item(name: name, path: entry.path, format: format, document: document)
  }
}
