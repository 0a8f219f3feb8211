import Dataset
import Engine

extension JudgedCommit {
  /// What a person did with an item that keeps them from a deed; nothing where there is no such item.
  func obstacles(to deed: ItemDeed, _ item: ItemName, by person: String) -> [Obstacle] {
    guard let policy = authority.manifest.stream(named: item.stream)?.review else { return [] }
    return reviews.items[item]?.parts.obstacles(to: deed, item, by: person, policy) ?? []
  }

  /// The same of whoever says something with a record about an item.
  func obstacles(to record: ChangedRecord) -> [Obstacle] {
    record.person.map { obstacles(to: record.deed, record.item, by: $0) } ?? []
  }
}

extension ChangedRecord {
  /// What somebody does with the item by it.
  var deed: ItemDeed { seal?.kind == .judgement ? .judge : look == nil ? .adjudicate : .review }
}

extension CommitFault {
  /// Somebody has done what they could not do.
  static func obstacle(_ obstacle: Obstacle) -> CommitFault {
    // An item that is broken is mended, not the commit taken back.
    guard obstacle.kind != .unknown else { return CommitFault(obstacle.words, help: obstacle.remedy) }
    return CommitFault(obstacle.words, mend: "\(.undo), and \(obstacle.remedy)")
  }
}
