/// How sure an interval is to hold the truth.
package enum Confidence: Sendable, CaseIterable {
  case ninety
  case ninetyFive
  case ninetyNine

  /// What is left to error, on both sides together.
  package var alpha: Double {
    switch self {
    case .ninety: 0.1
    case .ninetyFive: 0.05
    case .ninetyNine: 0.01
    }
  }

  /// The quantile of the standard normal distribution at 1 − α/2.
  package var normalQuantile: Double {
    switch self {
    case .ninety: 1.6448536269514722
    case .ninetyFive: 1.959963984540054
    case .ninetyNine: 2.5758293035489004
    }
  }
}
