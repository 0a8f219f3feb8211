/// The value of a coefficient, or why there is none: an undefined coefficient is neither 0 nor 1.
package enum Estimate: Hashable, Sendable {
  case value(Double)
  case undefined(Reason)

  /// Why a coefficient has no value.
  package enum Reason: String, Hashable, Sendable {
    /// Every rating is the same, so agreement by chance is certain and nothing can be told from it.
    case noVariation = "no variation"
    /// No unit was judged by two raters.
    case noSharedUnit = "no unit has two ratings"
    /// The coefficient is for two raters alone.
    case notTwoRaters = "there are not two raters"
    /// A ratio scale has no values below zero.
    case negativeScale = "the scale has values below zero"
  }

  /// The value; nil where there is none.
  package var value: Double? {
    if case .value(let value) = self { value } else { nil }
  }

  /// `(observed − expected) / (1 − expected)`, how much better than chance an agreement is.
  static func beyondChance(observed: Double, expected: Double) -> Estimate {
    .value((observed - expected) / (1 - expected))
  }
}
