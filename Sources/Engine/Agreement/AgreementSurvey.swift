package import Dataset
import Documents

/// Collects from one tree what people said independently of one another: first rounds of reviews, or judgements.
///
/// A person's later rounds are no ratings, since they know what others said. What a compromised key says, what authors
/// say of their own items, and what was not sealed where reviews are independent, is left out, and listed.
package struct AgreementSurvey {
  let tree: any Snapshot
  let reading: ReviewReading
  let dataset: String
  let layout: Layout
  let keys: SigningKeys

  /// - Parameter keys: the keys of the people of the same tree.
  package init(_ tree: any Snapshot, _ manifest: Manifest, _ keys: SigningKeys) {
    self.tree = tree
    reading = ReviewReading(tree)
    dataset = manifest.id
    layout = manifest.layout
    self.keys = keys
  }

  /// What was said about the items of a batch.
  ///
  /// - Parameters:
  ///   - files: the batch.
  ///   - labels: what the calibrator says of sampled items: the second rater, where the policy asks for neither two
  ///     approvals nor two judgements of an item.
  /// - Throws: ``Unreadable`` where something cannot be read, or where rubric or schema declare nothing to be rated.
  package func lot(of files: BatchFiles, labels: [GoldLabel]) throws(Unreadable) -> RatedLot {
    let stream = files.stream
    guard let pin = files.batch.rubric else {
      throw Unreadable(
        files.folder.manifest, reason: "it pins no rubric", help: "git dataset check says what is wrong with it")
    }
    if stream.judgements > 1 { return try judgements(of: files, pin) }
    let isDouble = stream.review.approvals > 1
    return try reviews(of: files, pin, isSealed: isDouble && stream.review.isIndependent, isDouble ? nil : labels)
  }

  /// - Parameter labels: nil where reviewers are compared with one another alone.
  private func reviews(
    of files: BatchFiles, _ pin: Version, isSealed: Bool, _ labels: [GoldLabel]?
  ) throws(Unreadable) -> RatedLot {
    let sheet = try sheet(files.stream, pin)
    let seals = isSealed ? try seals(of: files) : nil
    let grid = files.stream.agreement?.unit == .findingGrid ? FindingGrid(sheet) : nil
    let labelled = Dictionary(grouping: labels ?? [], by: \.subject.item.id)
    var ratings: [RatedUnit: [String: Int]] = [:]
    var leftOut: [RatedLot.LeftOut] = []
    var (items, used): (Set<ItemName>, Set<String>) = ([], [])
    try forEachItem(of: files, in: files.folder.reviews, also: Set(labelled.keys)) {
      (item, authors) throws(Unreadable) in
      var looks = Looks(at: item, by: authors, dataset: dataset, in: files.batch, pin: pin, keys)
      try takeReviews(of: item, in: files.folder, seals, &looks)
      // What the calibrator said first holds, in whatever attempt it was.
      for label in (labelled[item.id] ?? []).sorted(by: { $0.attempt < $1.attempt }) {
        looks.take(label.subject, by: label.by, key: label.key, scores: label.scores, findings: label.findings)
      }
      leftOut += looks.leftOut
      if !looks.counting.isEmpty { items.insert(item) }
      used.formUnion(looks.counting.flatMap(\.criteria))
      for (blob, looks) in looks.byContent {
        if let grid {
          grid.rate(item, blob, looks: looks, in: &ratings)
        } else {
          sheet.rate(item, blob, looks: looks, in: &ratings)
        }
      }
    }
    let levels = sheet.criteria.map { RatingScale(criterion: $0, values: sheet.levels) }
    return RatedLot(
      source: labels == nil ? .reviews : .labels, rubrics: [pin], scales: grid?.scales ?? levels, ratings: ratings,
      leftOut: leftOut, items: items, used: used)
  }

  private func takeReviews(
    of item: ItemName, in folder: BatchFolder, _ seals: BatchSeals?, _ looks: inout Looks
  ) throws(Unreadable) {
    for entry in try tree.entries(in: folder.reviews(of: item.id)) ?? [] {
      guard case .batch(_, .review(_, let person, 1)) = layout.place(of: entry.path),
        let record = try reading.document(entry).flatMap({ ReviewRecord($0, of: person) }), record.round == 1,
        record.verdict != .withdraw
      else { continue }
      let isIndependent = try isIndependent(entry, by: person, record.subject, salt: record.salt, seals: seals)
      looks.take(
        record.subject, by: person, key: record.key, isIndependent: isIndependent, scores: record.scores,
        findings: record.findings)
    }
  }

  /// Whether a record is the one that its author sealed, where seals are asked for.
  func isIndependent(
    _ entry: FileEntry, by person: String, _ subject: Subject, salt: String?, seals: BatchSeals?,
    kind: Seal.Kind = .review
  ) throws(Unreadable) -> Bool {
    guard let seals else { return true }
    guard salt != nil, let seal = seals.seal(of: person, on: subject.item.id, subject.content.blob, kind) else {
      return false
    }
    return seal.digest == (try tree.sha256(of: entry))
  }
}

extension AgreementSurvey {
  /// Visits each item of a batch that has a folder of records, in byte order of the ids, with the people who wrote it.
  /// An item that is gone, or cannot be read, is passed over: nobody could say who its authors are.
  func forEachItem(
    of files: BatchFiles, in folder: String, also others: Set<String> = [],
    _ visit: (ItemName, Set<String>) throws(Unreadable) -> Void
  ) throws(Unreadable) {
    let folders = try tree.entries(in: folder) ?? []
    let ids = Set(folders.filter { $0.mode == .directory }.map { String($0.name) }).union(others)
    for id in ids.sorted(by: { $0.precedes($1) }) {
      let item = ItemName(stream: files.batch.name.stream, batch: files.batch.name.batch, id: id)
      guard let (entry, format) = try reading.file(of: item, in: files.folder),
        case .listed(let authors) = try ChangedItem.People.of(entry, format, in: tree)
      else { continue }
      try visit(item, reading.words(of: item, in: files.folder, layout).authors(of: authors))
    }
  }

  func seals(of files: BatchFiles) throws(Unreadable) -> BatchSeals {
    try BatchSeals(in: files.folder.seals, layout, tree) { (entry) throws(Unreadable) in
      try reading.document(entry).flatMap { SealFile($0) }
    }
  }

  private func sheet(_ stream: StreamPolicy, _ version: Version) throws(Unreadable) -> ScoreSheet {
    let path = stream.files.rubric(version)
    let document = try tree.entry(at: path).flatMap { (entry) throws(Unreadable) in try reading.document(entry) }
    guard let sheet = document.map({ ScoreSheet($0) }), sheet.levels.count > 1, !sheet.criteria.isEmpty else {
      throw Unreadable(
        path, reason: "it is no rubric with criteria and a scale", help: "git dataset check says what is wrong with it")
    }
    return sheet
  }
}

extension ScoreSheet {
  /// The scores of the looks at one content; what the rubric does not know is no rating.
  func rate(_ item: ItemName, _ blob: String, looks: [Look], in ratings: inout [RatedUnit: [String: Int]]) {
    for criterion in criteria {
      let unit = RatedUnit(item: item, blob: blob, criterion: criterion, file: nil)
      for look in looks {
        guard let level = look.scores[criterion], levels.contains(level) else { continue }
        ratings[unit, default: [:]][look.person] = level
      }
    }
  }
}
