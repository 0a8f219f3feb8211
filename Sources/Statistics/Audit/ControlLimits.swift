/// Limits of a chart of shares, exact for small numbers (Montgomery, "Introduction to Statistical Quality Control", 8th
/// edition, 2019, chapter 7; the usual three standard deviations are wrong at such numbers).
package struct ControlLimits: Hashable, Sendable {
  /// The least count that is still ordinary.
  package let low: Int
  /// The greatest count that is still ordinary.
  package let high: Int

  /// - Parameters:
  ///   - count: how many trials a point of the chart stands for.
  ///   - chance: the share while all is well.
  ///   - risk: the probability, at most, of a count outside on each side while all is well; 0.00135 is that of three
  ///     standard deviations.
  package init(count: Int, chance: Double, risk: Double = 0.00135) {
    let distribution = Binomial(count: count, chance: chance)
    low = (0...count).first { distribution.atMost($0) > risk } ?? 0
    high = (0...count).last { distribution.atLeast($0) > risk } ?? count
  }
}
