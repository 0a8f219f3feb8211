/// One thing that is wrong, where, and what to do about it.
package struct Finding: Hashable, Sendable {
  /// The text of a finding: one line without a full stop; a rule declares its own at the foot of its file.
  package struct Message: Hashable, Sendable, ExpressibleByStringInterpolation {
    /// What is wrong.
    package let text: String
    /// What to do, in the imperative; empty where the text says it all.
    package let help: String
    /// Whether it only says that there is no answer, within the limits of a search or for want of memory: that refuses,
    /// but nothing else follows from it.
    package let isUndecided: Bool

    package init(_ text: String, help: String = "", isUndecided: Bool = false) {
      self.text = text
      self.help = help
      self.isUndecided = isUndecided
    }

    package init(stringLiteral text: String) {
      self.init(text)
    }
  }

  package let rule: RuleID
  package let severity: Severity
  package let location: Location
  package let message: Message
  /// Who says that it does not count; nil where nobody does.
  package let waiver: Waiver?

  /// Somebody's word that a finding does not count.
  package struct Waiver: Hashable, Sendable {
    /// The id of the person.
    package let person: String
    /// Why it does not.
    package let comment: String

    package init(person: String, comment: String) {
      self.person = person
      self.comment = comment
    }
  }

  package init(rule: RuleID, severity: Severity, location: Location, message: Message, waiver: Waiver? = nil) {
    self.rule = rule
    self.severity = severity
    self.location = location
    self.message = message
    self.waiver = waiver
  }
}

extension Finding {
  /// The same finding, weighing no more than `weight`.
  package func atMost(_ weight: Severity) -> Finding {
    Finding(rule: rule, severity: min(severity, weight), location: location, message: message, waiver: waiver)
  }

  /// The same finding after somebody has said that it does not count: only worth knowing.
  package func waived(by waiver: Waiver) -> Finding {
    Finding(rule: rule, severity: min(severity, .info), location: location, message: message, waiver: waiver)
  }
}

extension Finding: Comparable {
  /// By place, then rule, then text, and by commit last: the same order whoever found it first, and whatever ids
  /// commits happen to have.
  package static func < (left: Finding, right: Finding) -> Bool {
    let (one, other) = (left.location.ofNoCommit, right.location.ofNoCommit)
    if one != other { return one < other }
    let (first, second) = (left.texts, right.texts)
    if first != second { return first < second }
    return left.location < right.location
  }

  private var texts: (String, String, String) { (rule.name, message.text, message.help) }
}
