import Dataset
import Diagnostics
import Engine
import Intake

/// What waits for one person in the open batches of the last commit.
///
/// Batches that are not open are passed over, and of the others only so many items are read that the answer comes at
/// once, however large the dataset is.
struct Waiting {
  /// What somebody is asked to do with an item.
  enum Task: CaseIterable {
    case own, refresh, change, delete, reveal, adjudicate, decide, judge, review

    fileprivate func words(_ number: Int) -> String {
      let items = number == 1 ? "1 item" : "\(number) items"
      return switch self {
      case .own: "No approval counts before you have signed \(items) as an author, by git dataset own:"
      case .refresh: "The rubric has moved to another major; look again at \(items) of yours, and write it in:"
      case .change: "Reviewers ask you to change \(items):"
      case .delete: "\(items) of yours \(number == 1 ? "was" : "were") rejected; delete \(number == 1 ? "it" : "them"):"
      case .decide: "Judges leave something open about \(items), and you can decide:"
      case .judge: "\(items) \(number == 1 ? "waits" : "wait") for your judgement:"
      case .reveal: "You can reveal what you sealed on \(items), by git dataset review reveal:"
      case .adjudicate: "Reviewers differ about \(items), and you can decide:"
      case .review: "You can review \(items):"
      }
    }
  }

  private let dataset: CommittedDataset
  private let person: Person
  private let isWanted: (BatchName) -> Bool
  private var found: [Task: [ItemName]] = [:]
  private var read = 0
  private var isCut = false

  /// The most items that are read.
  private static let most = 2_000
  /// The most names that are printed of a kind.
  private static let shown = 10

  /// - Parameter isWanted: which batches are looked at.
  init(for person: Person, in dataset: CommittedDataset, isWanted: @escaping (BatchName) -> Bool) throws {
    self.dataset = dataset
    self.person = person
    self.isWanted = isWanted
    for stream in dataset.manifest.streams
    where !(person.roles[stream.name] ?? []).isEmpty || stream.review.names(person.id) {
      for name in try dataset.state.batches(of: stream) {
        try look(at: BatchName(stream: stream.name, batch: name), stream)
      }
    }
  }

  private mutating func look(at name: BatchName, _ stream: StreamPolicy) throws {
    guard isWanted(name), let batch = try dataset.state.batch(name), batch.state == .open,
      let current = batch.pin
    else { return }
    let folder = stream.batchFolder(name.batch)
    _ = try dataset.seals(of: name)
    let mayTakePart = try dataset.state.hands(of: batch).obstacle(to: "", in: name, by: person.id) == nil
    let isReviewer = person.has(.reviewer, in: stream.name) || stream.review.names(person.id)
    let isJudge = stream.judgements > 0 && person.has(.annotator, in: stream.name)
    // Whoever only writes items hears of those that somebody has said something about.
    let isWhole = mayTakePart && (isReviewer || isJudge) || current.old != nil || dataset.manifest.asksAuthors
    let ids = isWhole ? try items(in: folder) : try reviewed(in: folder)
    for id in ids {
      guard read < Self.most else {
        isCut = true
        return
      }
      read += 1
      let name = ItemName(stream: name.stream, batch: name.batch, id: id)
      // What cannot be read is for the check to say.
      guard let item = try? dataset.itemIfCommitted(name) else { continue }
      guard let task = try task(item, in: batch, current) else { continue }
      found[task, default: []].append(name)
    }
  }

  private func items(in folder: BatchFolder) throws -> [String] {
    try dataset.tree.entries(in: folder.items)?.compactMap { entry in
      guard case .batch(_, .item(let id, _)) = dataset.layout.place(of: entry.path) else { return nil }
      return id
    } ?? []
  }

  private func reviewed(in folder: BatchFolder) throws -> [String] {
    try dataset.tree.entries(in: folder.reviews)?.filter { $0.mode == .directory }.map { String($0.name) } ?? []
  }

  /// What the person is asked to do with an item; nil where nothing.
  private func task(_ item: ItemState, in batch: Batch, _ pin: Pin) throws -> Task? {
    if dataset.state.ownership(of: item).people.contains(person.id) { return .own }
    let isOwn = item.people.contains(person.id)
    if item.isStale(under: pin) { return isOwn ? .refresh : nil }
    let standing = dataset.state.standing(of: item, under: pin.version)
    guard !isOwn else {
      return switch standing.state {
      case .changesRequested: .change
      case .rejected: .delete
      case .approved, .waiting, .disputed: nil
      }
    }
    if let judged = try dataset.state.judgementStanding(of: item, under: pin.version),
      let task = try task(item, judged, in: batch)
    {
      return task
    }
    return try task(item, standing, in: batch)
  }

  /// What the person is asked as a reviewer, or as one who decides between reviewers.
  private func task(_ item: ItemState, _ standing: Standing, in batch: Batch) throws -> Task? {
    let review = try dataset.stream(item.name.stream).review
    if item.hidden(by: review).contains(person.id) {
      return item.settled.count >= review.approvals ? try able(.reveal, to: .reveal(.review, item), in: batch) : nil
    }
    switch standing.state {
    case .disputed: return try able(.adjudicate, to: .adjudicate(item), in: batch)
    case .waiting:
      if standing.counting.contains(where: { $0.person == person.id }) { return nil }
      return try able(.review, to: .review(item), in: batch)
    case .approved, .changesRequested, .rejected: return nil
    }
  }

  /// What the person is asked as one who judges, or decides what judges leave open.
  private func task(_ item: ItemState, _ standing: JudgementStanding, in batch: Batch) throws -> Task? {
    let stream = try dataset.stream(item.name.stream)
    if case .undecided = standing.state { return try able(.decide, to: .adjudicate(item), in: batch) }
    guard stream.sealsJudgements else {
      guard case .incomplete = standing.state else { return nil }
      return try able(.judge, to: .judge(item), in: batch)
    }
    let isShown = item.judgements.contains { $0.person == person.id && $0.subject.content == item.content }
    let isFull = item.sealed.judges.count >= stream.judgements
    if item.sealed.judges.contains(person.id), !isShown {
      return isFull ? try able(.reveal, to: .reveal(.judge, item), in: batch) : nil
    }
    return isFull ? nil : try able(.judge, to: .judge(item), in: batch)
  }

  /// The task, where nothing keeps the person from it.
  private func able(_ task: Task, to act: Act, in batch: Batch) throws -> Task? {
    try dataset.state.obstacle(to: act, in: batch, by: person) == nil ? task : nil
  }

  /// What waits, in lines; none where nothing does.
  var lines: [String] {
    var lines: [String] = []
    for task in Task.allCases {
      guard let names = found[task] else { continue }
      lines.append(task.words(names.count))
      lines += names.prefix(Self.shown).map { "  \($0)" }
      if names.count > Self.shown { lines.append("  and \(names.count - Self.shown) more") }
    }
    if isCut {
      lines.append(
        "Only the first \(Self.most) items were looked at; git dataset review STREAM/BATCH goes through all.")
    }
    return lines
  }
}
