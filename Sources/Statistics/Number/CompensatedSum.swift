/// A sum that keeps what rounding drops (Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher
/// Summen", ZAMM 54, 1974), so that it does not depend on the order in any digit that counts.
struct CompensatedSum: Sendable {
  private var sum = 0.0
  private var dropped = 0.0

  var value: Double { sum + dropped }

  static func += (left: inout CompensatedSum, term: Double) {
    let next = left.sum + term
    left.dropped += left.sum.magnitude >= term.magnitude ? (left.sum - next) + term : (term - next) + left.sum
    left.sum = next
  }
}

extension Sequence<Double> {
  /// The elements' sum, compensated.
  var compensatedSum: Double { reduce(into: CompensatedSum()) { $0 += $1 }.value }
}
