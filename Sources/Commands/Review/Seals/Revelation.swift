import Dataset
import Documents
import Engine

/// The sealed records of one reviewer, sorted by whether they can be shown now.
struct Revelation {
  /// A record whose time has come, with its item.
  struct Ready {
    let item: ItemState
    let record: ReviewRecord
    /// The record's file, byte by byte as it was sealed.
    let bytes: [UInt8]
  }

  private(set) var ready: [Ready] = []
  /// Why the others stay sealed, each in one line.
  private(set) var waiting: [String] = []

  init(_ desk: ReviewDesk, _ seals: BatchSeals) throws {
    let person = desk.reviewer.person.id
    for id in Set(seals.seals(of: person).filter { $0.kind == .review }.map(\.item)).sorted() {
      let name = ItemName(stream: desk.batch.stream, batch: desk.batch.batch, id: id)
      guard let item = try desk.dataset.itemIfCommitted(name), item.rounds[person] == nil else {
        continue
      }
      guard let seal = seals.seal(of: person, on: id, item.content.blob, .review) else {
        waiting.append("\(name) has changed since; look at it again")
        continue
      }
      let bytes = desk.sealedRecords.bytes(for: seal)
      let document = bytes.flatMap { Document.read($0, as: .yaml).document }
      guard let bytes, let record = document.flatMap({ ReviewRecord($0, of: person) }) else {
        waiting.append("\(name): the record is not in this clone; reveal it from where it was sealed")
        continue
      }
      if let why = try Self.obstacle(to: record, item, desk) {
        waiting.append("\(name): \(why)")
      } else {
        ready.append(Ready(item: item, record: record, bytes: bytes))
      }
    }
  }

  /// Why a record cannot be shown; nil where it can.
  private static func obstacle(
    to record: ReviewRecord, _ item: ItemState, _ desk: ReviewDesk
  ) throws -> String? {
    guard record.key == desk.reviewer.key else {
      return "it names the key \(record.key); sign with that one"
    }
    let act: Act = .reveal(.review, item)
    if let obstacle = try desk.dataset.state.obstacle(to: act, in: desk.committed, by: desk.reviewer.person) {
      return obstacle.words
    }
    let (have, needed) = (item.settled.count, desk.stream.review.approvals)
    return have < needed ? "\(have) of \(needed) are sealed" : nil
  }
}
