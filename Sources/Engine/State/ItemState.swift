package import Dataset
import Documents

/// An item as one tree has it, with everything that was said about it.
package struct ItemState: Sendable {
  package let item: Item
  /// What names the item's content.
  package let content: ItemContent
  package private(set) var reviews: ItemReviews
  /// The judgements of it that can be read; none where the stream wants none.
  package private(set) var judgements: [Judgement]
  /// The highest round of each person that has a file, whatever is in it.
  package let rounds: [String: Int]
  package let parts: ItemParts
  /// Who has fixed something about what it holds now; nobody where the stream seals nothing.
  package let sealed: SealedWords

  package var name: ItemName { item.name }

  /// Everyone who answers for the item and may not review it: who is listed, but for whoever has disowned it.
  package var people: Set<String> { reviews.words.authors(of: item.people) }

  /// The people who wrote one of the answers that the item compares, as far as they have not disowned it.
  package var answerers: Set<String> { parts.answerers }

  /// Whether the authors have to look at it again, since the batch has moved to another major of its rubric.
  package func isStale(under pin: Pin) -> Bool {
    item.root["rubric"].flatMap { Version($0.text) }.map { pin.standing(of: $0) == .stale } ?? false
  }

  /// Whether anybody's verdict on what it holds can be read, so that none can be sealed any more.
  package var isReadable: Bool { reviews.records.contains { $0.subject.content == content } }

  /// The people whose verdict on the item can change no more: they sealed one, or gave one on an earlier content.
  package var settled: Set<String> {
    let earlier = reviews.records.filter { $0.subject.content != content }.map(\.person)
    return sealed.reviewers.union(earlier)
  }

  /// Those of them who have shown nothing yet, by id; nobody where first verdicts are not sealed.
  package func hidden(by policy: ReviewPolicy) -> [String] {
    policy.isSealed ? settled.filter { rounds[$0] == nil }.sorted() : []
  }

  /// Whether so many people have shown what they sealed that a first look needs no seal any more.
  package func isShown(by policy: ReviewPolicy) -> Bool { isReadable && sealed.shown.count >= policy.approvals }

  /// Whether a person can neither seal a verdict on the item nor give one without: some can be read, and not enough.
  package func isClosed(to person: String, by policy: ReviewPolicy) -> Bool {
    policy.isSealed && rounds[person] == nil && isReadable && !isShown(by: policy)
  }
}

/// Who has fixed what they say about an item, as it is, before others can read it.
package struct SealedWords: Sendable {
  /// The people who sealed a verdict on it.
  package let reviewers: Set<String>
  /// Those of them who have shown just that one.
  package let shown: Set<String>
  /// The people who sealed a judgement of it.
  package let judges: Set<String>

  static let none = SealedWords(reviewers: [], shown: [], judges: [])
}

extension ItemState {
  /// The same with one record more.
  package func adding(_ record: ReviewRecord) -> ItemState {
    var item = self
    item.reviews = ItemReviews(
      records: reviews.records + [record], adjudication: reviews.adjudication, answered: reviews.answered,
      words: reviews.words)
    return item
  }

  /// The same with a judgement in the place of that person's.
  package func adding(_ judgement: Judgement) -> ItemState {
    var item = self
    item.judgements = judgements.filter { $0.person != judgement.person } + [judgement]
    return item
  }

  /// The same after a decision that answers what it lists.
  package func decided(_ decision: Adjudication) -> ItemState {
    decided(decision, answering: decision.answers.map { Set($0) })
  }

  /// The same after a decision.
  ///
  /// - Parameter answered: what it lists of what is there; nil where it lists nothing.
  package func decided(_ decision: Adjudication, answering answered: Set<AnsweredVerdict>?) -> ItemState {
    var item = self
    item.reviews = ItemReviews(
      records: reviews.records, adjudication: decision, answered: answered, words: reviews.words)
    return item
  }
}

extension DatasetState {
  /// An item with everything that was said about it; nil where there is none that can be read, or two of that name.
  package func item(_ name: ItemName) throws(Unreadable) -> ItemState? {
    guard let stream = manifest.stream(named: name.stream) else { return nil }
    let (reading, folder) = (ReviewReading(tree), stream.batchFolder(name.batch))
    guard let (entry, format) = try reading.file(of: name, in: folder), let content = try reading.content(of: entry),
      let item = try reading.item(name, in: entry, format)
    else { return nil }
    return try self.item(item, content, of: stream)
  }

  /// An item that was read, with everything that was said about it.
  package func item(_ item: Item, _ content: ItemContent, of stream: StreamPolicy) throws(Unreadable) -> ItemState {
    let (name, reading, folder) = (item.name, ReviewReading(tree), stream.batchFolder(item.name.batch))
    let reviews = try reading.reviews(of: name, in: folder, layout)
    let rounds = try rounds(of: name, in: folder)
    let seals = try seals(of: name.batchName)
    let sealed = try seals.map { (seals) throws(Unreadable) in
      SealedWords(
        reviewers: seals.people(sealing: name.id, content.blob, .review),
        shown: stream.review.isSealed
          ? try reading.people(showing: reviews.records, on: name, content, in: folder, seals) : [],
        judges: seals.people(sealing: name.id, content.blob, .judgement))
    }
    let parts = ItemParts(
      listed: item.people.isEmpty ? .unknown : .listed(item.people), reviews.words,
      answerers: stream.answers.answerers(in: item.root), reviewers: Set(rounds.keys),
      judges: try reading.judges(of: name, in: folder, layout), seals, of: name.id)
    return ItemState(
      item: item, content: content, reviews: reviews,
      judgements: stream.judgements > 0 ? try reading.judgements(of: name, in: folder, layout) : [],
      rounds: rounds.compactMapValues { $0.max() }, parts: parts, sealed: sealed ?? .none)
  }

  /// Who has which part in an item; where there is none, or two of that name, it lists nobody.
  func parts(of name: ItemName, in stream: StreamPolicy) throws(Unreadable) -> ItemParts {
    let (reading, folder) = (ReviewReading(tree), stream.batchFolder(name.batch))
    var (listed, answerers): (ChangedItem.People, Set<String>) = (.none, [])
    if let (entry, format) = try reading.file(of: name, in: folder) {
      (listed, answerers) = (
        try .of(entry, format, in: tree),
        try reading.item(name, in: entry, format).map { stream.answers.answerers(in: $0.root) } ?? []
      )
    }
    return ItemParts(
      listed: listed, try reading.words(of: name, in: folder, layout), answerers: answerers,
      reviewers: Set(try rounds(of: name, in: folder).keys), judges: try reading.judges(of: name, in: folder, layout),
      try seals(of: name.batchName), of: name.id)
  }

  /// The rounds of each person that have a file, whatever is in it.
  ///
  /// - Parameter folder: the folder of the item's batch.
  func rounds(of item: ItemName, in folder: BatchFolder) throws(Unreadable) -> [String: Set<Int>] {
    var rounds: [String: Set<Int>] = [:]
    for entry in try tree.entries(in: folder.reviews(of: item.id)) ?? [] {
      guard case .batch(_, .review(_, let person, let round)) = layout.place(of: entry.path) else { continue }
      rounds[person, default: []].insert(round)
    }
    return rounds
  }
}
