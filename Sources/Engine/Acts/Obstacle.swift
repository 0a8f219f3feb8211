package import Dataset
package import Diagnostics

/// Why somebody cannot do something, and what helps: commands say it before they write anything, and rules of what
/// somebody has pushed all the same.
package struct Obstacle: Hashable, Sendable {
  /// What is in the way.
  package enum Kind: Hashable, Sendable, CaseIterable {
    /// Nobody may waive what the check finds.
    case unwaivable
    /// The batch is in another state.
    case state
    /// The person lacks the role that it takes.
    case role
    /// The stream names others who decide.
    case unnamed
    /// Nobody can say whose the item is.
    case unknown
    case author, answerer, judge, reviewer
    /// The item does not list the person as an author.
    case stranger
    /// The person has said that they are no author of the item.
    case disowned
    /// The person has sealed a judgement of the item, or a verdict on it, that nobody can read yet.
    case sealedJudge, sealedReviewer
    /// The person's secrets draw the sample of the batch.
    case drawing
    /// The person has labelled items of the batch.
    case auditing
    /// Others' words can be read, so that none can be sealed any more.
    case late
    /// What the person has sealed is to be shown, and nothing else said.
    case sealed
    /// The person has judged the item as it is.
    case done
    /// Somebody's decision stands.
    case decided
    /// The person wrote or judged something in the batch.
    case part
    /// The person's secrets are committed as those of somebody else in the audit.
    case committed
  }

  package let kind: Kind
  /// One sentence without a full stop.
  package let words: String
  /// What to do in place of it.
  package let remedy: String
  /// The rule that refuses a commit which does it all the same; nil where it gets in, and counts for nothing.
  package let rule: RuleID?

  package init(_ kind: Kind, _ words: String, remedy: String, rule: RuleID?) {
    self.kind = kind
    self.words = words
    self.remedy = remedy
    self.rule = rule
  }
}

extension Obstacle {
  /// - Parameters:
  ///   - role: what it takes to do it.
  ///   - consequence: what the person cannot do without it, to go on after the sentence.
  /// - Returns: nil where the person has the role in the stream.
  package static func lacking(
    _ role: Role, _ person: String, in stream: String, among people: People, consequence: String = "", rule: RuleID
  ) -> Obstacle? {
    guard !(people[person]?.has(role, in: stream) ?? false) else { return nil }
    let known = people.having(role, in: stream).map(\.id).joined(separator: ", ")
    return Obstacle(
      .role, "\(person.shown()) is no \(role.rawValue) of `\(stream)`\(consequence)",
      remedy: known.isEmpty ? "ask an owner for the role" : "ask one of them: \(known)", rule: rule)
  }

  /// - Parameter things: what somebody wants to add, in the plural.
  /// - Returns: nil where the batch is open.
  package static func closed(_ batch: Batch, to things: String, rule: RuleID) -> Obstacle? {
    guard batch.state != .open else { return nil }
    return Obstacle(
      .state, "the batch \(batch.name) is \(batch.state.rawValue), and takes no \(things)",
      remedy: batch.state == .signedOff ? "what was signed off stays as it is" : "ask the calibrator to reopen it",
      rule: rule)
  }
}
