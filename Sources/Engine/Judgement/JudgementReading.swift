package import Dataset
import Documents
package import Schema

/// Reads from one tree how items stand with those who judge them; the schema of a stream's judgements is read once.
package struct JudgementReading {
  private let tree: any Snapshot
  private let manifest: Manifest
  private let keys: SigningKeys
  private var scales: [String: [FieldScale]] = [:]

  /// - Parameters:
  ///   - manifest: the policy by which items are judged.
  ///   - keys: the keys by which judgements count.
  package init(_ tree: any Snapshot, _ manifest: Manifest, _ keys: SigningKeys) {
    self.tree = tree
    self.manifest = manifest
    self.keys = keys
  }

  /// How an item stands with those who judge it; nil where the stream wants no judgements, or there is no item that can
  /// be read.
  ///
  /// - Parameter pin: the rubric version that the item's batch pins.
  package mutating func standing(of name: ItemName, _ pin: Version) throws(Unreadable) -> JudgementStanding? {
    guard let stream = manifest.stream(named: name.stream), stream.judgements > 0 else { return nil }
    let (reading, folder) = (ReviewReading(tree), stream.batchFolder(name.batch))
    guard let (entry, format) = try reading.file(of: name, in: folder), let content = try reading.content(of: entry),
      let item = try reading.item(name, in: entry, format)
    else { return nil }
    let reviews = try reading.reviews(of: name, in: folder, manifest.layout)
    return JudgementStanding(
      JudgementCase(
        dataset: manifest.id, item: name, content: content,
        authors: reviews.words.authors(of: item.people.union(item.answerers)),
        reviewers: Set(reviews.records.map(\.person)),
        judgements: try reading.judgements(of: name, in: folder, manifest.layout), adjudication: reviews.adjudication,
        answered: reviews.answered, needed: stream.judgements, consensus: stream.consensus,
        scales: try scales(of: stream), pin: pin),
      keys: keys)
  }

  /// The fields of a stream's judgements that become one value; none where their schema cannot be used.
  package mutating func scales(of stream: StreamPolicy) throws(Unreadable) -> [FieldScale] {
    if let known = scales[stream.name] { return known }
    let scales = try ReviewReading(tree).judgementSchema(of: stream)?.scales ?? []
    self.scales[stream.name] = scales
    return scales
  }
}

extension ReviewReading {
  /// The schema of a stream's judgements; nil where there is none that can be used.
  package func judgementSchema(of stream: StreamPolicy) throws(Unreadable) -> Schema? {
    guard let entry = try tree.entry(at: stream.path(of: "judgement.yaml")), let document = try document(entry) else {
      return nil
    }
    do throws(SchemaError) {
      return try Schema.compile(document)
    } catch {
      return nil
    }
  }

  /// Every judgement of an item. What cannot be read says nothing, and is a finding of its own.
  ///
  /// - Parameters:
  ///   - folder: the folder of the item's batch, without a closing `/`.
  ///   - layout: says whose judgement a file is, by its name.
  package func judgements(
    of item: ItemName, in folder: String, _ layout: Layout
  ) throws(Unreadable) -> [Judgement] {
    var judgements: [Judgement] = []
    for entry in try tree.entries(in: "\(folder)/judgements/\(item.id)") ?? [] {
      guard case .batch(_, .judgement(_, let person)) = layout.place(of: entry.path),
        let judgement = try document(entry).flatMap({ Judgement($0, of: person) })
      else { continue }
      judgements.append(judgement)
    }
    return judgements
  }

  /// Everyone who has a judgement of an item, whatever is in it.
  func judges(of item: ItemName, in folder: String, _ layout: Layout) throws(Unreadable) -> Set<String> {
    var judges: Set<String> = []
    for file in try tree.entries(in: "\(folder)/judgements/\(item.id)") ?? [] {
      if case .batch(_, .judgement(_, let person)) = layout.place(of: file.path) { judges.insert(person) }
    }
    return judges
  }

  /// An item from its file; nil where it cannot be read.
  func item(_ name: ItemName, in entry: FileEntry, _ format: Format) throws(Unreadable) -> Item? {
    guard entry.isFile, try tree.size(of: entry) <= Limits.item.size else { return nil }
    let reading = Document.read(try tree.bytes(of: entry), as: format, limits: .item)
    guard let document = reading.document, reading.problems.isEmpty else { return nil }
    return Item(name: name, path: entry.path, format: format, document: document)
  }
}
