/// The binomial distribution: how many of `count` independent trials come out one way, each with a chance of `chance`.
///
/// Probabilities come from the ratio of neighbours, `P(k+1)/P(k) = (n−k)/(k+1) · p/(1−p)`, outwards from the most
/// likely number, and are divided by their sum: no logarithm, no factorial, and no loss in the tails.
package struct Binomial: Sendable {
  /// The probability of each number from 0 to the count.
  package let probabilities: [Double]

  package init(count: Int, chance: Double) {
    guard chance > 0, chance < 1 else {
      var certain = [Double](repeating: 0, count: count + 1)
      certain[chance <= 0 ? 0 : count] = 1
      probabilities = certain
      return
    }
    let odds = chance / (1 - chance)
    probabilities = Self.normalised(0...count, mode: min(count, Int(Double(count + 1) * chance))) { number in
      Double(count - number) / Double(number + 1) * odds
    }
  }

  /// The probability of at most `number`.
  package func atMost(_ number: Int) -> Double {
    number < 0 ? 0 : probabilities.prefix(number + 1).compensatedSum
  }

  /// The probability of at least `number`.
  package func atLeast(_ number: Int) -> Double {
    probabilities.dropFirst(max(0, number)).compensatedSum
  }

  /// Probabilities over a range from the ratio of each to the one before.
  ///
  /// - Parameter ratio: `P(k+1)/P(k)`.
  static func normalised(_ range: ClosedRange<Int>, mode: Int, ratio: (Int) -> Double) -> [Double] {
    var terms = [Double](repeating: 0, count: range.count)
    terms[mode - range.lowerBound] = 1
    for number in mode..<range.upperBound {
      terms[number + 1 - range.lowerBound] = terms[number - range.lowerBound] * ratio(number)
    }
    for number in (range.lowerBound..<mode).reversed() {
      terms[number - range.lowerBound] = terms[number + 1 - range.lowerBound] / ratio(number)
    }
    let sum = terms.compensatedSum
    return terms.map { $0 / sum }
  }
}
