import Dataset
import Documents
import Engine

/// The sealed judgements of one annotator, sorted by whether they can be shown now.
struct JudgementRevelation {
  /// A judgement whose time has come, with its item.
  struct Ready {
    let item: ItemState
    let judgement: Judgement
    /// The judgement's file, byte by byte as it was sealed.
    let bytes: [UInt8]
  }

  private(set) var ready: [Ready] = []
  /// Why the others stay sealed, each in one line.
  private(set) var waiting: [String] = []

  init(_ desk: JudgementDesk) throws {
    let person = desk.judge.person.id
    guard let seals = try desk.dataset.seals(of: desk.batch) else { return }
    for id in Set(seals.seals(of: person).filter { $0.kind == .judgement }.map(\.item)).sorted() {
      let name = ItemName(stream: desk.batch.stream, batch: desk.batch.batch, id: id)
      guard let item = try desk.dataset.itemIfCommitted(name) else { continue }
      let own = item.judgements.first { $0.person == person }
      guard own?.subject.content != item.content else { continue }
      guard let seal = seals.seal(of: person, on: id, item.content.blob, .judgement) else {
        // Whoever has shown one of an earlier content waits for nothing.
        if own == nil { waiting.append("\(name) has changed since; look at it again") }
        continue
      }
      let bytes = desk.sealedRecords.bytes(for: seal)
      let document = bytes.flatMap { Document.read($0, as: .yaml).document }
      guard let bytes, let judgement = document.flatMap({ Judgement($0, of: person) }) else {
        waiting.append("\(name): the judgement is not in this clone; reveal it from where it was sealed")
        continue
      }
      if judgement.key != desk.judge.key {
        waiting.append("\(name): it names the key \(judgement.key ?? "of nobody"); sign with that one")
        continue
      }
      let act: Act = .reveal(.judge, item)
      if let obstacle = try desk.dataset.state.obstacle(to: act, in: desk.committed, by: desk.judge.person) {
        waiting.append("\(name): \(obstacle.words)")
        continue
      }
      let (have, needed) = (item.sealed.judges.count, desk.stream.judgements)
      if have < needed {
        waiting.append("\(name): \(have) of \(needed) judgements are sealed")
      } else {
        ready.append(Ready(item: item, judgement: judgement, bytes: bytes))
      }
    }
  }
}
