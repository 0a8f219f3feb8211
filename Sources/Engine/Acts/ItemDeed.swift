package import Dataset
import Diagnostics

/// What somebody does with an item that is not theirs.
package enum ItemDeed: String, Hashable, Sendable, CaseIterable {
  case review, adjudicate, judge
}

extension ItemDeed {
  /// Why a person may not do it in a stream at all; nil where the person may.
  ///
  /// - Parameter isSealed: whether only a seal is brought, of which the rule about its author says who may.
  package func obstacle(
    by person: String, in stream: StreamPolicy, _ people: People, isSealed: Bool = false
  ) -> Obstacle? {
    switch self {
    case .review: return .lacking(.reviewer, person, in: stream.name, among: people, rule: "review/role")
    case .judge:
      let rule: RuleID = isSealed ? "judgement/author" : "batch/role"
      return .lacking(.annotator, person, in: stream.name, among: people, rule: rule)
    case .adjudicate:
      guard let named = stream.review.adjudicators else {
        return .lacking(.reviewer, person, in: stream.name, among: people, rule: "review/role")
      }
      guard !named.contains(person) else { return nil }
      return Obstacle(
        .unnamed, "\(person.shown()) is no adjudicator of `\(stream.name)`",
        remedy: named.isEmpty
          ? "the stream lets nobody decide: an author changes the item, or it leaves the batch"
          : "ask one of them: \(named.joined(separator: ", ").shown(limit: 200))", rule: "review/role")
    }
  }
}

extension ItemParts {
  /// What a person did with the item that keeps them from a deed: nobody judges their own work, and nobody is both
  /// judge and reviewer of an item, whether what they said can be read yet or not.
  ///
  /// - Parameter policy: how the item's stream is reviewed.
  /// - Returns: at most one obstacle for each rule.
  package func obstacles(
    to deed: ItemDeed, _ item: ItemName, by person: String, _ policy: ReviewPolicy
  ) -> [Obstacle] {
    let third = deed == .adjudicate ? third(person, item, under: policy) : nil
    return [own(person, deed, of: item), third].compactMap { $0 }
  }

  private func own(_ person: String, _ deed: ItemDeed, of item: ItemName) -> Obstacle? {
    let rule: RuleID = deed == .judge ? "judgement/author" : "review/self"
    guard case .listed(let authors) = authors else {
      // Where nobody knows who wrote the item, nobody knows who may judge it.
      let verb = deed == .judge ? "judge" : "review"
      return Obstacle(
        .unknown, "\(item) has no authors that can be read, so nobody can say who may \(verb) it",
        remedy: "mend the item first: git dataset check", rule: rule)
    }
    let part: (kind: Obstacle.Kind, words: String)?
    switch deed {
    case _ where authors.contains(person): part = (.author, "is an author of")
    case .judge where answerers.contains(person): part = (.answerer, "is the author of an answer in")
    case .judge where reviewers.contains(person): part = (.reviewer, "is a reviewer of")
    case .judge where sealedReviewers.contains(person): part = (.sealedReviewer, "has sealed a verdict on")
    case .judge: part = nil
    case _ where judges.contains(person): part = (.judge, "is a judge of")
    // Of whoever decides, the rule about third persons says it.
    case .review where sealedJudges.contains(person): part = (.sealedJudge, "has sealed a judgement of")
    case .review, .adjudicate: part = nil
    }
    guard let part else { return nil }
    return Obstacle(
      part.kind, "\(person.shown()) \(part.words) \(item), and cannot \(deed.rawValue) it",
      remedy: deed == .judge
        ? "leave it to other annotators of `\(item.stream)`" : "ask another reviewer of `\(item.stream)`", rule: rule)
  }

  /// Whoever decides between others is none of them.
  private func third(_ person: String, _ item: ItemName, under policy: ReviewPolicy) -> Obstacle? {
    let hasReviewed = reviewers.contains(person)
    guard hasReviewed || sealers.contains(person) else { return nil }
    return Obstacle(
      hasReviewed ? .reviewer : .sealedReviewer,
      "\(person) \(hasReviewed ? "has reviewed" : "has sealed what to say of") \(item), and cannot decide between its "
        + "reviewers",
      remedy: "ask \(policy.adjudicators == nil ? "a reviewer" : "an adjudicator") of `\(item.stream)` who has not",
      rule: "review/role")
  }
}
