package import Dataset
package import Statistics

/// Whether people agree as far as a stream's policy asks: what a sign-off rests on, computed from one tree and the same
/// wherever it is computed.
package enum AgreementGate: Hashable, Sendable {
  case passes(Evidence)
  case fails(Evidence)
  /// No unit was rated by two people.
  case nothingToMeasure

  /// What the verdict rests on.
  package struct Evidence: Hashable, Sendable {
    /// The measure whose lower bound was held against the minimum.
    package let measure: AgreementTable.Measure
    /// The policy's coefficient, where that is undefined for want of variation and Gwet's AC1 stands in for it.
    package let undefined: Coefficient?
    package let minimum: Double
    /// The minimum in the very digits of the manifest.
    package let minimumText: String
    package let sharedUnits: Int
    /// Whether there are so many shared units that the interval says something.
    package let isSufficient: Bool
  }

  package var passes: Bool { if case .passes = self { true } else { false } }

  /// - Parameter table: all criteria together.
  package init(_ table: AgreementTable, _ policy: AgreementPolicy) {
    guard table.sharedUnits > 0 else {
      self = .nothingToMeasure
      return
    }
    let wanted = table.measure(table.coefficient(of: policy.coefficient))
    let isUndefined = wanted.estimate == .undefined(.noVariation)
    let measure = isUndefined ? table.measure(.gwetAC1) : wanted
    let evidence = Evidence(
      measure: measure, undefined: isUndefined ? wanted.coefficient : nil, minimum: policy.minimum,
      minimumText: policy.minimumText, sharedUnits: table.sharedUnits, isSufficient: table.isSufficient)
    // What is rounded is what a record says, so that is compared, and nobody has to look behind it.
    let isReached = measure.low.map { $0.value >= policy.minimum } ?? false
    self = isReached ? .passes(evidence) : .fails(evidence)
  }
}
