import Dataset
import Diagnostics
import Engine

/// One reviewer before one batch: says which items the person may judge, and turns verdicts into records.
struct ReviewDesk {
  let dataset: CommittedDataset
  let reviewer: Signatory
  let stream: StreamPolicy
  let batch: BatchName
  /// The rubric version that the batch pins, by which it is judged.
  let pin: Version
  /// What the batch pinned before, while items wait for another look of their authors; nil where none does.
  let movedFrom: Version?
  let sheet: ScoreSheet
  /// The batch as it is committed.
  let committed: Batch

  /// - Parameter isDeciding: whether the person decides where others differ, which those do whom the stream names.
  /// - Throws: ``Failure`` where the batch is not open, or the person may not do that in its stream.
  init(_ dataset: CommittedDataset, _ reviewer: Signatory, _ name: BatchName, isDeciding: Bool = false) throws {
    let (stream, pin) = try dataset.openBatch(name, taking: "verdicts")
    committed = try dataset.batch(name).batch
    try dataset.require(.begin(isDeciding ? .adjudicate : .review), in: committed, by: reviewer.person)
    self.dataset = dataset
    self.reviewer = reviewer
    self.stream = stream
    self.batch = name
    self.pin = pin
    movedFrom = committed.movedFrom
    sheet = ScoreSheet(try dataset.rubric(pin, of: stream))
  }

  /// A verdict on an item as the record of its next round.
  ///
  /// - Throws: ``Failure`` where the person may not give it, or gave it already.
  func record(_ opinion: Opinion, on item: ItemState) throws -> ReviewRecord {
    let act: Act = opinion.verdict == .withdraw ? .withdraw(item) : .review(item)
    try dataset.require(act, in: committed, by: reviewer.person)
    try opinion.check(against: sheet, RubricReference(stream: stream.name, version: pin), item)
    let last = lastWord(on: item)
    if opinion.verdict == .withdraw {
      guard let last, last.verdict != .withdraw else { throw Failure.nothingToWithdraw(reviewer.person.id, item.name) }
    } else if let last, last.verdict == opinion.verdict, isCurrent(last, item) {
      throw Failure.repeated(last, item.name)
    }
    return ReviewRecord(
      person: reviewer.person.id, round: (item.rounds[reviewer.person.id] ?? 0) + 1, subject: subject(of: item),
      verdict: opinion.verdict, scores: opinion.scores, findings: opinion.findings, comment: opinion.comment,
      minutes: opinion.minutes, key: reviewer.key)
  }

  /// What a verdict given now is about.
  func subject(of item: ItemState) -> Subject {
    Subject(dataset: dataset.manifest.id, item: item.name, content: item.content, rubric: pin)
  }

  /// The newest record of the person that can count; nil where there is none.
  func lastWord(on item: ItemState) -> ReviewRecord? {
    let id = reviewer.person.id
    let own = item.reviews.records.filter { record in
      guard record.person == id, let held = dataset.keys.key(named: record.key, of: id) else { return false }
      return held.status != .compromised
    }
    return own.max { $0.round < $1.round }
  }

  /// Whether a record is about what the item holds now, under the rubric by which it is judged now.
  func isCurrent(_ record: ReviewRecord, _ item: ItemState) -> Bool {
    record.subject.content == item.content && record.subject.rubric.major == pin.major
  }
}

extension Failure {
  fileprivate static func nothingToWithdraw(_ person: String, _ item: ItemName) -> Failure {
    Failure("\(person) has no verdict on \(item) to take back", help: "git dataset status \(item) shows who has")
  }

  fileprivate static func repeated(_ last: ReviewRecord, _ item: ItemName) -> Failure {
    Failure(
      "\(last.person) has \(last.verdict.done) \(item) already, in round \(last.round), and it has not changed since",
      help: "another verdict makes another round; git dataset withdraw takes this one back")
  }
}

extension ReviewVerdict {
  /// What somebody did who gave it, to go between "has" and an item.
  var done: String {
    switch self {
    case .approve: "approved"
    case .requestChanges: "asked for changes to"
    case .reject: "rejected"
    case .withdraw: "taken back the verdict on"
    }
  }
}
