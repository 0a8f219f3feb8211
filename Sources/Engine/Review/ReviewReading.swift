package import Dataset
import Documents

/// Reads items and what was said about them from one tree.
package struct ReviewReading {
  let tree: any Snapshot

  package init(_ tree: any Snapshot) {
    self.tree = tree
  }

  /// A file read as YAML; nil where it is no file, too large, or cannot be read as a document.
  func document(_ entry: FileEntry) throws(Unreadable) -> Document? {
    guard entry.isFile, try tree.size(of: entry) <= Limits.item.size else { return nil }
    let reading = Document.read(try tree.bytes(of: entry), as: .yaml, limits: .item)
    return reading.document
  }

  /// The file of an item; nil where there is none, or two.
  func file(of item: ItemName, in folder: BatchFolder) throws(Unreadable) -> (entry: FileEntry, format: Format)? {
    let yaml = try tree.entry(at: folder.item(item.id, .yaml))
    let json = try tree.entry(at: folder.item(item.id, .json))
    switch (yaml, json) {
    case (let entry?, nil): return (entry, .yaml)
    case (nil, let entry?): return (entry, .json)
    default: return nil
    }
  }

  /// What names the content of an item's file, and of what lies beside it; nil where the file is none that an item can
  /// be.
  package func content(of entry: FileEntry) throws(Unreadable) -> ItemContent? {
    guard let blob = entry.id, let sha256 = try digest(of: entry) else { return nil }
    return ItemContent(blob: blob, sha256: sha256)
  }

  /// The SHA-256 that names the content of an item's file, and of what lies beside it, where no object id is known of a
  /// file of the work tree; nil where the file is none that an item can be.
  func digest(of entry: FileEntry) throws(Unreadable) -> String? {
    guard entry.isFile, try tree.size(of: entry) <= Limits.item.size else { return nil }
    let sha256 = try tree.sha256(of: entry)
    // Both endings have five characters.
    let folder = String(entry.path.dropLast(5))
    let pointers = try pointers(in: folder, below: folder)
    guard !pointers.isEmpty else { return sha256 }
    return tree.sha256(of: Array(ItemContent.text(of: sha256, with: pointers).utf8))
  }

  /// The Git LFS pointers among the sidecars of an item, by their paths in its folder.
  private func pointers(in folder: String, below start: String) throws(Unreadable) -> [String: LFSPointer] {
    var pointers: [String: LFSPointer] = [:]
    for file in try tree.entries(in: folder) ?? [] {
      guard file.mode != .directory else {
        pointers.merge(try self.pointers(in: file.path, below: start)) { first, _ in first }
        continue
      }
      // Of a large file nothing is read but its size.
      guard file.isFile, try LFSPointer.sizes.contains(tree.size(of: file)),
        let pointer = LFSPointer(try tree.bytes(of: file))
      else { continue }
      pointers[String(decoding: file.path.utf8.dropFirst(start.utf8.count + 1), as: UTF8.self)] = pointer
    }
    return pointers
  }

  /// Everything that was said about an item. What cannot be read says nothing, and is a finding of its own.
  ///
  /// - Parameters:
  ///   - folder: the folder of the item's batch.
  ///   - layout: says whose record a file is, by its name.
  package func reviews(of item: ItemName, in folder: BatchFolder, _ layout: Layout) throws(Unreadable) -> ItemReviews {
    var records: [ReviewRecord] = []
    for entry in try tree.entries(in: folder.reviews(of: item.id)) ?? [] {
      guard case .batch(_, .review(_, let person, let round)) = layout.place(of: entry.path),
        let record = try document(entry).flatMap({ ReviewRecord($0, of: person) }), record.round == round
      else { continue }
      records.append(record)
    }
    let entry = try tree.entry(at: folder.adjudication(of: item.id))
    let adjudication = try entry.flatMap { (entry) throws(Unreadable) in
      try document(entry).flatMap { Adjudication($0) }
    }
    return ItemReviews(
      records: records, adjudication: adjudication,
      answered: try adjudication.flatMap { (decision) throws(Unreadable) in
        try answered(by: decision, on: item, in: folder, layout)
      }, words: try words(of: item, in: folder, layout))
  }

  /// What a decision lists and what lies in this tree, with just these bytes; nil where it lists nothing.
  func answered(
    by decision: Adjudication, on item: ItemName, in folder: BatchFolder, _ layout: Layout
  ) throws(Unreadable) -> Set<AnsweredVerdict>? {
    guard let listed = decision.answers.map({ Set($0) }) else { return nil }
    var found: Set<AnsweredVerdict> = []
    func look(in folder: String) throws(Unreadable) {
      for entry in try tree.entries(in: folder) ?? [] where entry.isFile {
        let (person, round): (String, Int?)
        switch layout.place(of: entry.path) {
        case .batch(_, .review(_, let reviewer, let look)): (person, round) = (reviewer, look)
        case .batch(_, .judgement(_, let judge)): (person, round) = (judge, nil)
        default: continue
        }
        guard listed.contains(where: { $0.person == person && $0.round == round }) else { continue }
        let verdict = AnsweredVerdict(person: person, round: round, sha256: try tree.sha256(of: entry))
        if listed.contains(verdict) { found.insert(verdict) }
      }
    }
    try look(in: folder.reviews(of: item.id))
    if listed.contains(where: { $0.round == nil }) { try look(in: folder.judgements(of: item.id)) }
    return found
  }

  /// The people who sealed a first verdict on a content and have shown just that one: what others say about it now
  /// can change nothing in theirs.
  ///
  /// - Parameters:
  ///   - records: what is said in this tree about the item.
  ///   - folder: the folder of the item's batch.
  ///   - seals: those of the batch in this tree.
  package func people(
    showing records: [ReviewRecord], on item: ItemName, _ content: ItemContent, in folder: BatchFolder,
    _ seals: BatchSeals
  ) throws(Unreadable) -> Set<String> {
    var people: Set<String> = []
    for record in records where record.round == 1 && record.salt != nil {
      guard record.subject.item == item, record.subject.content == content,
        let seal = seals.seal(of: record.person, on: item.id, content.blob, .review),
        let entry = try tree.entry(at: "\(folder)/\(record.file)"), try tree.sha256(of: entry) == seal.digest
      else { continue }
      people.insert(record.person)
    }
    return people
  }
}

/// Everything that was said about one item.
package struct ItemReviews: Sendable {
  package let records: [ReviewRecord]
  package let adjudication: Adjudication?
  /// What the adjudication answers, of what was said; nil where there is none, or it does not say.
  package let answered: Set<AnsweredVerdict>?
  /// What people have said about their part in the item.
  package let words: AuthorWords

  package init(
    records: [ReviewRecord], adjudication: Adjudication?, answered: Set<AnsweredVerdict>?, words: AuthorWords
  ) {
    self.records = records
    self.adjudication = adjudication
    self.answered = answered
    self.words = words
  }

  static let none = ItemReviews(records: [], adjudication: nil, answered: nil, words: .none)
}
