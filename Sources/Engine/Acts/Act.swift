package import Checks
import Dataset

/// What somebody wants to do in a batch.
package enum Act: Sendable {
  /// Sits down before the batch, to do something with items of which nobody has said yet which.
  case begin(ItemDeed)
  /// Gives a verdict on an item; on any of the batch where none is named.
  case review(ItemState?)
  /// Takes the verdict on an item back.
  case withdraw(ItemState)
  /// Decides about an item on which others differ.
  case adjudicate(ItemState)
  /// Judges an item on one's own, where several do; any of the batch where none is named.
  case judge(ItemState?)
  /// Shows a verdict or a judgement that was sealed.
  case reveal(ItemDeed, ItemState)
  /// Lets an item pass a check.
  case waive(ItemState, CheckTerms)
  /// Signs an item as one of its authors.
  case own(ItemState)
  /// Says that one is no author of an item.
  case disown(ItemState)
  /// Adds items to the batch.
  case write
  /// Does something with the batch as a whole; asked without those who have a part in it, only by role and state.
  case audit(BatchDeed, Participants?)

  /// What it is done to; nil where that is the batch as a whole.
  var item: ItemState? {
    switch self {
    case .review(let item), .judge(let item): item
    case .withdraw(let item), .adjudicate(let item), .reveal(_, let item), .waive(let item, _): item
    case .own(let item), .disown(let item): item
    case .begin, .write, .audit: nil
    }
  }

  /// What it does with an item that is not the person's own; nil for what people do with their own.
  var deed: ItemDeed? {
    switch self {
    case .begin(let deed), .reveal(let deed, _): deed
    case .review, .withdraw: .review
    case .adjudicate: .adjudicate
    case .judge: .judge
    case .waive, .own, .disown, .write, .audit: nil
    }
  }

  /// Whether a commit that does it states something about items; a judgement is stated only while it is sealed.
  func isVerdict(in stream: StreamPolicy) -> Bool {
    switch self {
    case .begin(.judge), .judge: stream.sealsJudgements
    case .reveal(.judge, _), .own, .write, .audit: false
    case .begin, .review, .withdraw, .adjudicate, .reveal, .waive, .disown: true
    }
  }

  /// What is added, in the plural.
  var things: String {
    switch self {
    case .waive: return "waivers"
    case .own, .disown: return "signatures of authors"
    default: break
    }
    return switch deed {
    case nil: "items"
    case .judge: "judgements"
    case .review, .adjudicate: "verdicts"
    }
  }

  /// What somebody does, to go on after "cannot".
  var words: String {
    switch self {
    case .waive(let item, _): return "waive anything of \(item.name)"
    case .own(let item): return "sign \(item.name)"
    case .disown(let item): return "disown \(item.name)"
    default: break
    }
    guard let deed else { return "write an item of it" }
    guard let item else { return deed == .judge ? "judge its items" : "\(deed.rawValue) it" }
    return "\(deed.rawValue) \(item.name)"
  }
}
