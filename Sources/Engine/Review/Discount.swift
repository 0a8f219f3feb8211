package import Dataset

/// Why a review record, or an adjudication, does not count.
package enum Discount: Hashable, Sendable {
  /// It names another item, or another dataset, than the place in which it lies.
  case foreign
  /// Nobody in the people file has this id.
  case unknownPerson
  /// The person has no such key.
  case unknownKey(String)
  case compromisedKey(String)
  /// It does not say which key signs it.
  case noKey
  /// The person wrote the item, or brought it in.
  case author
  /// The item is not its authors' by signatures of their own.
  case unowned(Ownership)
  /// The item has other content now.
  case stale
  /// The batch pins no rubric.
  case noRubric
  /// It was given under another major version of the rubric.
  case otherRubric(Version)
  /// It was given under another version of the rubric than a batch of calibration pins, patches aside.
  case otherText(Version)
  /// A later round of the same person speaks instead.
  case superseded(by: Int)
  /// The person took the verdict back in this round.
  case withdrawn(in: Int)
  /// It only takes an earlier verdict back.
  case withdrawal
  /// Somebody else's verdict counts that was signed with the same key.
  case sharedKey(with: String)
  /// Whoever adjudicates has reviewed the item.
  case reviewer
  /// The reviewers do not differ.
  case noDispute
  /// It does not answer a verdict against it, or, where the round is nil, a judgement.
  case unanswered(by: String, in: Int?)
  /// It does not say which judgements it answers, and there are more than were asked for.
  case unlisted
  /// It approves against so many reviewers, at least as many as are for the item, and the stream does not name whoever
  /// decided.
  case outnumbered(against: Int)
  /// It was not sealed before others' could be read, so it may lean on them.
  case unsealed
  /// Whoever adjudicates has judged the item.
  case judge
  /// Whoever judges has reviewed the item.
  case reviewedToo

  /// The reason in words, to go on after "it does not count: ".
  package var reason: String {
    switch self {
    case .foreign: "it is about another item or dataset"
    case .unknownPerson: "nobody in the people file has this id"
    case .unknownKey(let key): "the key \(key) is none of this person's"
    case .compromisedKey(let key): "the key \(key) was compromised, and nothing it signed counts"
    case .noKey: "it names no key that signs it"
    case .author: "an author cannot review their own item"
    case .unowned(let ownership): ownership.words
    case .stale: "the item was changed since"
    case .noRubric: "the batch pins no rubric"
    case .otherRubric(let version): "it was given under rubric \(version), another major version than the batch's"
    case .otherText(let version): "it was given under rubric \(version), and a batch of calibration is about its own"
    case .superseded(let round): "round \(round) of the same person takes its place"
    case .withdrawn(let round): "it was taken back in round \(round)"
    case .withdrawal: "it takes an earlier verdict back and gives none"
    case .sharedKey(let person): "it was signed with the same key as the verdict of \(person)"
    case .reviewer: "whoever adjudicates must not have reviewed the item"
    case .noDispute: "the reviewers do not differ"
    case .unanswered(let person, let round?): "it does not answer the verdict of \(person) in round \(round)"
    case .unanswered(let person, nil): "it does not answer the judgement of \(person)"
    case .unlisted: "it does not say which judgements it answers"
    case .outnumbered(let against):
      "\(against) reviewers speak against the item and no more for it, and whoever decided is no adjudicator that the "
        + "stream names"
    case .unsealed: "it was not sealed before others could be read"
    case .judge: "whoever adjudicates must not have judged the item"
    case .reviewedToo: "whoever judges an item must not have reviewed it"
    }
  }
}
