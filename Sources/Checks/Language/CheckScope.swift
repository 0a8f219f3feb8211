/// What a check is asked about: one thing after the other, or several of them together.
package enum CheckScope: Sendable {
  case item
  /// What one annotator says of an item.
  case judgement
  /// All judgements of an item together.
  case judgementsOfItem
  /// All items of a batch together.
  case batch
  /// All judgements of the items of a batch together.
  case judgementsOfBatch

  /// Whether `$` is a judgement, and the item that is judged stands beside it.
  var isOfJudgements: Bool {
    switch self {
    case .judgement, .judgementsOfItem, .judgementsOfBatch: true
    case .item, .batch: false
    }
  }

  /// Whether something is taken of each, and looked at when all are there.
  var isOfSeveral: Bool {
    switch self {
    case .judgementsOfItem, .batch, .judgementsOfBatch: true
    case .item, .judgement: false
    }
  }

  /// In words, to go on after the name of a function.
  package var words: String {
    switch self {
    case .item: ""
    case .judgement: "over each judgement"
    case .judgementsOfItem: "over the judgements of an item"
    case .batch: "over the batch"
    case .judgementsOfBatch: "over the judgements of the batch"
    }
  }

  /// - Parameters:
  ///   - over: what a check looks at, by the names of checks.yaml.
  ///   - each: what it takes something of, where it looks at several things together.
  /// - Returns: nil for two that do not go together.
  init?(over: String?, each: String?) {
    switch (over ?? "item", each) {
    case ("item", nil): self = .item
    case ("item", "judgement"): self = .judgementsOfItem
    case ("judgement", nil): self = .judgement
    case ("batch", nil), ("batch", "item"): self = .batch
    case ("batch", "judgement"): self = .judgementsOfBatch
    default: return nil
    }
  }
}
