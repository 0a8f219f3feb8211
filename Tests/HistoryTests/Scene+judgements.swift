import Dataset
import Documents
import Engine
import Signatures
import Support

extension Scene {
  /// An item that somebody may judge on their own.
  private func bench(_ dice: inout Dice) -> (item: Item, judge: String)? {
    let items = openItems().filter { $0.stream.judgements > 0 }
    guard let item = dice.pick(items) else { return nil }
    let reviewers = files.paths(below: "\(item.folder)/reviews/\(item.name.id)/").compactMap {
      $0.lastPart.split(separator: ".").first.map(String.init)
    }
    let drawing = item.batch.commitments.all.map(\.person)
    let judge = somebody(.annotator, in: item.stream.name, but: item.people + reviewers + drawing, &dice)
    return judge.map { (item, $0) }
  }

  private func judgement(of item: Item, by judge: String, salt: String?, _ dice: inout Dice) -> Judgement? {
    guard let subject = subject(item), let key = hand(of: judge)?.name else { return nil }
    return Judgement(
      person: judge, subject: subject, key: key, salt: salt,
      fields: [Value.Entry("score", .integer(1 + dice.below(5)))])
  }

  private func brought(_ bytes: [UInt8], _ judgement: Judgement, of item: Item) throws -> Draft {
    let path = "\(item.folder)/\(judgement.file)"
    var changes: [String: Blob?] = [path: try world.store.blob(bytes)]
    try addProof(of: [(path, bytes)], in: item.batch, item.stream, by: judgement.person, &changes)
    return draft(changes, by: judgement.person, "Judge \(item.name.id) of \(item.batch.name)\n")
  }

  func judge(_ dice: inout Dice) throws -> Draft? {
    guard let (item, judge) = bench(&dice),
      let judgement = judgement(of: item, by: judge, salt: nil, &dice)
    else { return nil }
    return try brought(judgement.value.written(as: .yaml), judgement, of: item)
  }

  func sealJudgement(_ dice: inout Dice) throws -> Draft? {
    guard let (item, judge) = bench(&dice), item.stream.sealsJudgements,
      let judgement = judgement(of: item, by: judge, salt: dice.hex64(), &dice)
    else { return nil }
    return try seal(judgement.value.written(as: .yaml), .judgement, of: item, by: judge)
  }

  func revealJudgement(_ dice: inout Dice) throws -> Draft? {
    var ready: [(item: Item, person: String, bytes: [UInt8])] = []
    for item in openItems() {
      for path in files.paths(below: "\(item.folder)/seals/") {
        let person = String(path.lastPart.dropLast(5))
        let seals = document(path).flatMap { SealFile($0) }?.seals ?? []
        for seal in seals where seal.item == item.name.id && seal.blob == item.content.blob && seal.kind == .judgement {
          if let bytes = world.hidden[seal.digest] { ready.append((item, person, bytes)) }
        }
      }
    }
    guard let (item, person, bytes) = dice.pick(ready),
      let judgement = Document.read(bytes, as: .yaml).document.flatMap({ Judgement($0, of: person) }),
      files["\(item.folder)/\(judgement.file)"] == nil
    else { return nil }
    return try brought(bytes, judgement, of: item)
  }
}
