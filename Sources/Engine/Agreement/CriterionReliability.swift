package import Dataset
import Diagnostics
import Statistics

/// How far people agree on one criterion of a rubric, held against the least that a stream asks of each.
///
/// It is measured by the stream's own coefficient. Where that has no value or no bound for want of variation, Gwet's
/// AC1 decides in its place: that nearly all verdicts are the same is no sign that people read the criterion
/// differently.
package struct CriterionReliability: Hashable, Sendable {
  package let criterion: String
  /// How many units two people rated by it.
  package let sharedUnits: Int
  package let measure: AgreementTable.Measure
  package let policy: CriterionPolicy

  package var isReached: Bool { measure.low.map { $0.value >= policy.minimum } ?? false }

  /// - Returns: nil for a table of all criteria together, and where too few units were rated twice to say anything.
  init?(_ table: AgreementTable, _ coefficient: AgreementPolicy.Coefficient, _ policy: CriterionPolicy) {
    guard let criterion = table.criterion, table.sharedUnits > 0, table.sharedUnits >= policy.units else { return nil }
    let wanted = table.measure(table.coefficient(of: coefficient))
    self.criterion = criterion
    sharedUnits = table.sharedUnits
    measure = wanted.low == nil ? table.measure(.gwetAC1) : wanted
    self.policy = policy
  }

  /// What was measured, to go after the criterion's name.
  package var words: String {
    let bounds =
      if let low = measure.low, let high = measure.high { "(95 % from \(low) to \(high))" } else { "without bounds" }
    let value = measure.value.map(\.description) ?? "undefined"
    return "\(measure.coefficient.rawValue) is \(value) \(bounds) over "
      + "\(counted(sharedUnits, "unit")), and the lower bound has to reach \(policy.minimumText)"
  }
}

extension Agreement {
  /// The criteria of the rubric on which people agree too little for it to decide anything, in its order; none where
  /// too little was rated twice. Judgements rate fields of their own, and no criteria.
  package var unreliable: [CriterionReliability] {
    guard lot.source != .judgements else { return [] }
    let coefficient = policy?.coefficient ?? .krippendorffAlpha
    let asked = policy?.criterion ?? .standard
    return criteria.compactMap { CriterionReliability($0, coefficient, asked) }.filter { !$0.isReached }
  }
}
