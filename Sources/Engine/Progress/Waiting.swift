package import Dataset
package import Diagnostics

/// What waits for one person in the open batches of the last commit.
///
/// Batches that are not open are passed over, and of the others only so many items are read that the answer comes at
/// once, however large the dataset is.
package struct Waiting {
  /// What somebody is asked to do with an item.
  package enum Task: CaseIterable, Sendable {
    case own, refresh, change, delete, reveal, adjudicate, decide, judge, review
  }

  private let state: DatasetState
  private let person: Person
  private let isWanted: (BatchName) -> Bool
  /// The items by what the person is asked to do with them.
  package private(set) var found: [Task: [ItemName]] = [:]
  private var read = 0
  /// Whether there are more items than were read.
  package private(set) var isCut = false

  /// The most items that are read.
  package static let most = 2_000

  /// - Parameter isWanted: which batches are looked at.
  package init(
    for person: Person, in state: DatasetState, isWanted: @escaping (BatchName) -> Bool = { _ in true }
  ) throws(Refusal) {
    self.state = state
    self.person = person
    self.isWanted = isWanted
    for stream in state.manifest.streams
    where !(person.roles[stream.name] ?? []).isEmpty || stream.review.names(person.id) {
      for name in try orRefusal({ () throws(Unreadable) in try state.batches(of: stream) }) {
        try look(at: BatchName(stream: stream.name, batch: name), stream)
      }
    }
  }

  private mutating func look(at name: BatchName, _ stream: StreamPolicy) throws(Refusal) {
    guard isWanted(name) else { return }
    let batch = try orRefusal { () throws(Unreadable) in try state.batch(name) }
    guard let batch, batch.state == .open, let pin = batch.pin else { return }
    _ = try state.wantedSeals(of: name)
    for name in try orRefusal({ () throws(Unreadable) in try names(in: batch, pin, stream) }) {
      guard read < Self.most else {
        isCut = true
        return
      }
      read += 1
      // What cannot be read is for the check to say.
      guard let item = try? state.wantedItem(name) else { continue }
      let task = try orRefusal { () throws(Unreadable) -> Task? in
        try self.task(item, in: batch, under: pin, of: stream)
      }
      if let task { found[task, default: []].append(name) }
    }
  }

  /// The items that may ask something of the person.
  private func names(in batch: Batch, _ pin: Pin, _ stream: StreamPolicy) throws(Unreadable) -> [ItemName] {
    let mayTakePart = try state.hands(of: batch).obstacle(to: "", in: batch.name, by: person.id) == nil
    let isReviewer = person.has(.reviewer, in: stream.name) || stream.review.names(person.id)
    let isJudge = stream.judgements > 0 && person.has(.annotator, in: stream.name)
    // Whoever only writes items hears of those that somebody has said something about.
    let isWhole = mayTakePart && (isReviewer || isJudge) || pin.old != nil || state.manifest.asksAuthors
    if isWhole { return try state.items(in: batch.name) }
    let reviewed = try state.tree.entries(in: stream.batchFolder(batch.name.batch).reviews) ?? []
    return reviewed.filter { $0.mode == .directory }.map { entry in
      ItemName(stream: stream.name, batch: batch.name.batch, id: String(entry.name))
    }
  }

  /// What the person is asked to do with an item; nil where nothing.
  private func task(
    _ item: ItemState, in batch: Batch, under pin: Pin, of stream: StreamPolicy
  ) throws(Unreadable) -> Task? {
    if state.ownership(of: item).people.contains(person.id) { return .own }
    let isOwn = item.people.contains(person.id)
    if item.isStale(under: pin) { return isOwn ? .refresh : nil }
    let standing = state.standing(of: item, under: pin.version)
    guard !isOwn else {
      return switch standing.state {
      case .changesRequested: .change
      case .rejected: .delete
      case .approved, .waiting, .disputed: nil
      }
    }
    if let judged = try state.judgementStanding(of: item, under: pin.version),
      let task = try task(item, judged, in: batch, of: stream)
    {
      return task
    }
    return try task(item, standing, in: batch, of: stream)
  }

  /// What the person is asked as a reviewer, or as one who decides between reviewers.
  private func task(
    _ item: ItemState, _ standing: Standing, in batch: Batch, of stream: StreamPolicy
  ) throws(Unreadable) -> Task? {
    let review = stream.review
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
  private func task(
    _ item: ItemState, _ standing: JudgementStanding, in batch: Batch, of stream: StreamPolicy
  ) throws(Unreadable) -> Task? {
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
  private func able(_ task: Task, to act: Act, in batch: Batch) throws(Unreadable) -> Task? {
    try state.obstacle(to: act, in: batch, by: person) == nil ? task : nil
  }
}
