import Dataset
import Diagnostics
import Documents
import Engine
import Intake
import Schema

/// An item as the last commit has it, with everything that was said about it.
struct CommittedItem {
  let item: Item
  /// What names the item's content.
  let content: ItemContent
  let reviews: ItemReviews
  /// The judgements of it; none where the stream wants none.
  let judgements: [Judgement]
  /// The highest round of each person that has a file, whatever is in it.
  let rounds: [String: Int]

  var name: ItemName { item.name }

  /// Everyone who answers for the item and may not review it: who is listed, but for whoever has disowned it.
  var people: Set<String> { reviews.words.authors(of: item.people) }

  /// The people who wrote one of the answers that the item compares, as far as they have not disowned it.
  var answerers: Set<String> { reviews.words.authors(of: item.answerers) }

  /// Whether the authors have to look at it again, since the batch has moved to another major of its rubric.
  func isStale(under pin: Pin) -> Bool {
    item.root["rubric"].flatMap { Version($0.text) }.map { pin.standing(of: $0) == .stale } ?? false
  }
}

extension CommittedDataset {
  /// An item by its full name.
  ///
  /// - Throws: ``Failure`` where it is not committed, or cannot be read.
  func item(_ name: ItemName) throws -> CommittedItem {
    guard let item = try itemIfCommitted(name) else {
      let folder = try stream(name.stream).batchFolder(name.batch)
      let isInWorkTree = [Format.yaml, .json].contains {
        FileSystem.exists("\(root)/\(folder)/items/\(name.id).\($0.rawValue)")
      }
      throw Failure(
        "the last commit has no item \(name)",
        help: isInWorkTree
          ? "it lies in the work tree: commit it first" : "name an item as STREAM/BATCH/ID, or by its path")
    }
    return item
  }

  /// The same, and nil where the last commit has no such item.
  func itemIfCommitted(_ name: ItemName) throws -> CommittedItem? {
    let stream = try stream(name.stream)
    let folder = stream.batchFolder(name.batch)
    let files = try [Format.yaml, .json].compactMap { format in
      try tree.entry(at: "\(folder)/items/\(name.id).\(format.rawValue)").map { ($0, format) }
    }
    guard let (entry, format) = files.first else { return nil }
    guard files.count == 1 else {
      throw Failure("\(name) has two files, and nobody can say which is meant", help: "git dataset check shows both")
    }
    let reading = ReviewReading(tree)
    guard let content = try reading.content(of: entry) else { throw Failure.unreadable(entry.path) }
    let document = Document.read(try tree.bytes(of: entry), as: format, limits: .item)
    guard let root = document.document, document.problems.isEmpty else { throw Failure.unreadable(entry.path) }
    return CommittedItem(
      item: Item(name: name, path: entry.path, format: format, document: root), content: content,
      reviews: try reading.reviews(of: name, in: folder, layout),
      judgements: stream.judgements > 0 ? try reading.judgements(of: name, in: folder, layout) : [],
      rounds: try rounds(of: name, in: folder))
  }

  private func rounds(of name: ItemName, in folder: String) throws -> [String: Int] {
    var rounds: [String: Int] = [:]
    for entry in try tree.entries(in: "\(folder)/reviews/\(name.id)") ?? [] {
      guard case .batch(_, .review(_, let person, let round)) = layout.place(of: entry.path) else { continue }
      rounds[person] = max(rounds[person] ?? 0, round)
    }
    return rounds
  }

  /// How an item stands with its reviewers.
  ///
  /// - Parameters:
  ///   - records: records that are not committed yet.
  ///   - adjudication: one that is not committed yet.
  func standing(
    of item: CommittedItem, in stream: StreamPolicy, _ pin: Version, adding records: [ReviewRecord] = [],
    _ adjudication: Adjudication? = nil
  ) -> Standing {
    let reviews = ItemReviews(
      records: item.reviews.records + records, adjudication: adjudication ?? item.reviews.adjudication,
      answered: adjudication.map { $0.answers.map { Set($0) } } ?? item.reviews.answered, words: item.reviews.words)
    return Standing(
      ReviewCase(
        dataset: manifest.id, item: item.name, content: item.content, listed: item.item.people, reviews: reviews,
        asksAuthors: manifest.asksAuthors, policy: stream.review, pin: pin), keys: keys)
  }

  /// Whether an item is its authors' by signatures of their own, as far as the policy asks for them.
  func ownership(of item: CommittedItem) -> Ownership {
    manifest.asksAuthors ? Ownership(item.people, item.reviews.words, of: item.content) : .settled
  }
}

extension CommittedDataset {
  /// How an item stands with those who judge it; nil where the stream wants no judgements.
  ///
  /// - Parameters:
  ///   - scales: the fields that become one value, by the stream's schema of judgements.
  ///   - judgement: one that is not committed yet.
  ///   - adjudication: the same.
  func judgements(
    of item: CommittedItem, in stream: StreamPolicy, _ pin: Version, _ scales: [FieldScale],
    adding judgement: Judgement? = nil, _ adjudication: Adjudication? = nil
  ) -> JudgementStanding? {
    guard stream.judgements > 0 else { return nil }
    let judgements = item.judgements.filter { $0.person != judgement?.person } + [judgement].compactMap { $0 }
    return JudgementStanding(
      JudgementCase(
        dataset: manifest.id, item: item.name, content: item.content,
        authors: item.people.union(item.answerers), reviewers: Set(item.rounds.keys),
        judgements: judgements, adjudication: adjudication ?? item.reviews.adjudication,
        answered: adjudication.map { $0.answers.map { Set($0) } } ?? item.reviews.answered, needed: stream.judgements,
        consensus: stream.consensus, scales: scales, pin: pin), keys: keys)
  }

  /// The fields of a stream's judgements that become one value; none where their schema cannot be used.
  func scales(of stream: StreamPolicy) throws -> [FieldScale] {
    guard stream.judgements > 0 else { return [] }
    return try ReviewReading(tree).judgementSchema(of: stream)?.scales ?? []
  }
}

extension CommittedDataset {
  /// Says which items are not the same in the work tree: what is committed is what is judged.
  func warn(about items: [CommittedItem], _ session: Session) async throws {
    let paths = items.flatMap { [$0.item.path, $0.item.sidecarFolder] }.map { ":(top,literal)\($0)" }
    let output = try await session.git.run(
      ["status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all", "--"] + paths, in: root)
    let changed = output.split(separator: 0).map { String(decoding: $0.dropFirst(3), as: UTF8.self) }
    for item in items {
      let path = changed.first { $0 == item.item.path || $0.hasPrefix(item.item.sidecarFolder + "/") }
      guard let path else { continue }
      session.console.complain(
        "note: \(path.shown(limit: 300)) differs from the last commit; what counts is what is committed\n")
    }
  }
}

extension Failure {
  fileprivate static func unreadable(_ path: String) -> Failure {
    Failure("\(path.shown(limit: 300)) cannot be read as an item", help: "git dataset check says where")
  }
}
