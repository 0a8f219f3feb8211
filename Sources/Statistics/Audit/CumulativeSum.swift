/// A Bernoulli CUSUM chart: tells as early as possible that someone's rate of errors has risen (Reynolds and Stoumbos,
/// "A CUSUM chart for monitoring a proportion when inspecting continuously", Journal of Quality Technology 31, 1999).
///
/// `S = max(0, S + x·ln(p₁/p₀) + (1−x)·ln((1−p₁)/(1−p₀)))` for each item in turn, x = 1 for an error; an alarm where S
/// is above h.
package struct CumulativeSum: Sendable {
  /// The limit h; ln 20 unless another is named.
  package let limit: Double
  /// The sum S so far.
  package private(set) var value = 0.0
  private let error: Double
  private let success: Double

  /// - Parameters:
  ///   - usual: the rate p₀ while all is well.
  ///   - raised: the rate p₁ to tell from it, above p₀; both between 0 and 1.
  package init(usual: Double, raised: Double, limit: Double = 2.995732273553991) {
    precondition(usual > 0 && usual < raised && raised < 1, "rates between 0 and 1, the raised one above the usual")
    self.limit = limit
    error = (raised / usual).naturalLogarithm
    success = ((1 - raised) / (1 - usual)).naturalLogarithm
  }

  /// Takes the next item.
  ///
  /// - Returns: whether there is an alarm.
  package mutating func take(isError: Bool) -> Bool {
    value = max(0, value + (isError ? error : success))
    return value > limit
  }
}
