package import Dataset

/// Who may decide again about an item on which somebody has decided.
package enum Succession: Hashable, Sendable {
  /// The decision stands.
  case nobody
  /// The dispute is open again: whoever decided, or one of those whom the stream names, so that who came first is not
  /// put aside by who comes next.
  case decider
  /// The decision counts for nothing any more, or is about other content.
  case anybody

  /// - Parameters:
  ///   - decision: what was decided.
  ///   - content: what the item holds now.
  ///   - standing: how the item stands with its reviewers under that decision.
  ///   - judgements: the same with those who judge it; nil where nobody is asked to.
  package init(
    after decision: Adjudication, on content: ItemContent, _ standing: Standing, _ judgements: JudgementStanding?
  ) {
    guard decision.subject.content == content else {
      self = .anybody
      return
    }
    let all = [standing.adjudicationDiscount, judgements?.adjudicationDiscount].compactMap { $0 }
    let found = Set(all.map(Self.init))
    self = found.contains(.anybody) ? .anybody : found.contains(.decider) ? .decider : .nobody
  }

  private init(_ discount: Discount) {
    switch discount {
    // What waits for the item's authors waits for no other decision.
    case .noDispute, .unowned: self = .nobody
    case .unanswered, .unlisted, .outnumbered: self = .decider
    default: self = .anybody
    }
  }

  /// Whether somebody may decide again in the place of another.
  package func admits(_ person: String, after decision: Adjudication, _ policy: ReviewPolicy) -> Bool {
    switch self {
    case .nobody: false
    case .decider: person == decision.by || policy.names(person)
    case .anybody: true
    }
  }
}
