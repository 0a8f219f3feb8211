package import Dataset

/// One attempt at the audit of a batch, as a tree has it: what cannot be read is missing.
package struct Attempt: Sendable {
  /// Counted from 1.
  package let number: Int
  package let plan: AttemptPlan?
  /// The secrets that were revealed, by person.
  package let secrets: [String: Secret]
  /// The labels that were given in this attempt, by item.
  package let labels: [String: GoldLabel]
  package let result: AttemptResult?
  /// What was revealed of control items, by item; in the first attempt alone.
  package let controls: [String: ControlItem]

  /// The secrets in the order of the plan's seed; nil where one is not revealed.
  package var revealed: [String]? {
    guard let plan else { return nil }
    let texts = plan.drawnBy.map { secrets[$0]?.text }
    return texts.contains(nil) ? nil : texts.compactMap { $0 }
  }
}
