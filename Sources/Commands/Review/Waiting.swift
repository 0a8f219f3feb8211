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
    for stream in dataset.manifest.streams where !(person.roles[stream.name] ?? []).isEmpty {
      for name in try dataset.state.batches(of: stream) {
        try look(at: BatchName(stream: stream.name, batch: name), stream)
      }
    }
  }

  private mutating func look(at name: BatchName, _ stream: StreamPolicy) throws {
    guard isWanted(name), let batch = try dataset.state.batch(name), batch.state == .open,
      let current = batch.pin
    else { return }
    let pin = current.version
    let folder = stream.batchFolder(name.batch)
    let mayTakePart = !batch.commitments.includes(person.id)
    let isReviewer = mayTakePart && person.has(.reviewer, in: stream.name)
    let isJudge = mayTakePart && stream.judgements > 0 && person.has(.annotator, in: stream.name)
    // Whoever only writes items hears of those that somebody has said something about.
    _ = try dataset.seals(of: name)
    let isWhole = isReviewer || isJudge || current.old != nil || dataset.manifest.asksAuthors
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
      if dataset.state.ownership(of: item).people.contains(person.id) {
        found[.own, default: []].append(name)
        continue
      }
      if item.isStale(under: current) {
        if item.people.contains(person.id) { found[.refresh, default: []].append(name) }
        continue
      }
      if mayTakePart, let standing = try dataset.state.judgementStanding(of: item, under: pin),
        let task = task(item, standing, stream)
      {
        found[task, default: []].append(name)
        continue
      }
      // Nobody is both judge and reviewer of an item.
      if item.sealed.judges.contains(person.id) { continue }
      let standing = dataset.state.standing(of: item, under: pin)
      guard isReviewer || item.people.contains(person.id) else { continue }
      let isSealed = item.hidden(by: stream.review).contains(person.id)
      let isFixed = item.settled.count >= stream.review.approvals
      guard let task = isSealed ? (isFixed ? .reveal : nil) : task(item, standing, stream) else {
        continue
      }
      found[task, default: []].append(name)
    }
  }

  private func items(in folder: String) throws -> [String] {
    try dataset.tree.entries(in: "\(folder)/items")?.compactMap { entry in
      guard case .batch(_, .item(let id, _)) = dataset.layout.place(of: entry.path) else { return nil }
      return id
    } ?? []
  }

  private func reviewed(in folder: String) throws -> [String] {
    try dataset.tree.entries(in: "\(folder)/reviews")?.filter { $0.mode == .directory }.map { String($0.name) } ?? []
  }

  private func task(_ item: ItemState, _ standing: Standing, _ stream: StreamPolicy) -> Task? {
    if item.people.contains(person.id) {
      return switch standing.state {
      case .changesRequested: .change
      case .rejected: .delete
      default: nil
      }
    }
    guard !item.judgements.contains(where: { $0.person == person.id }) else { return nil }
    switch standing.state {
    case .disputed: return item.rounds[person.id] == nil ? .adjudicate : nil
    case .waiting:
      if standing.counting.contains(where: { $0.person == person.id }) { return nil }
      return item.isClosed(to: person.id, by: stream.review) ? nil : .review
    case .approved, .changesRequested, .rejected: return nil
    }
  }

  /// What the person is asked as one who judges, or decides what judges leave open; nil where nothing.
  private func task(_ item: ItemState, _ standing: JudgementStanding, _ stream: StreamPolicy)
    -> Task?
  {
    let parts = item.people.union(item.answerers).union(item.rounds.keys)
    guard !parts.contains(person.id) else { return nil }
    let own = item.judgements.first { $0.person == person.id }
    switch standing.state {
    case .undecided: return own == nil && person.has(.reviewer, in: stream.name) ? .decide : nil
    case .consensus: break
    case .incomplete:
      guard person.has(.annotator, in: stream.name) else { return nil }
    }
    guard person.has(.annotator, in: stream.name), own?.subject.content != item.content else {
      return nil
    }
    guard stream.sealsJudgements else {
      if case .incomplete = standing.state { return .judge }
      return nil
    }
    let sealed = item.sealed.judges
    guard sealed.contains(person.id) else { return sealed.count < stream.judgements ? .judge : nil }
    return sealed.count < stream.judgements ? nil : .reveal
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
