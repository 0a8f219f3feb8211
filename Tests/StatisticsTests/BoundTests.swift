import Statistics
import Testing

/// Bounds and intervals by published figures.
@Suite struct BoundTests {
  @Test(arguments: [
    (18, 20, 0.699, 0.972), (47, 50, 0.838, 0.979), (20, 20, 0.839, 1), (0, 10, 0, 0.278),
  ])
  func wilson(count: Int, total: Int, low: Double, high: Double) throws {
    let interval = Interval.wilson(count, of: total)
    #expect((try #require(interval.low) - low).magnitude < 5e-4)
    #expect((try #require(interval.high) - high).magnitude < 5e-4)
  }

  @Test func wilsonOfNothing() { #expect(Interval.wilson(0, of: 0) == Interval(low: nil, high: nil)) }

  @Test(arguments: [
    (20, [13.911, 21.611, 28.262]), (30, [9.503, 14.860, 19.533]), (50, [5.816, 9.140, 12.061]),
    (100, [2.951, 4.656, 6.162]), (200, [1.487, 2.350, 3.114]),
  ])
  func clopperPearson(total: Int, percent: [Double]) {
    for (count, expected) in percent.enumerated() {
      let bound = ClopperPearson.upperBound(count, of: total, risk: 0.05)
      #expect((100 * bound - expected).magnitude < 5e-4, "\(count) of \(total): \(bound)")
    }
  }

  /// For none of n the bound has a closed form: 1 − risk^(1/n).
  @Test func clopperPearsonOfNone() {
    #expect((ClopperPearson.upperBound(0, of: 2, risk: 0.04) - 0.8).magnitude < 1e-15)
    #expect((ClopperPearson.upperBound(0, of: 3, risk: 0.001) - 0.9).magnitude < 1e-15)
    #expect(ClopperPearson.upperBound(5, of: 5, risk: 0.05) == 1)
    #expect(ClopperPearson.upperBound(0, of: 0, risk: 0.05) == 1)
  }

  /// For c of n defective items allowed, the least n by the binomial distribution.
  @Test(arguments: [
    (0.01, 0.05, [299, 473, 628]), (0.02, 0.05, [149, 236, 313]), (0.05, 0.05, [59, 93, 124]),
    (0.1, 0.05, [29, 46, 61]), (0.2, 0.05, [14, 22, 30]), (0.05, 0.1, [45, 77, 105]), (0.1, 0.1, [22, 38, 52]),
  ])
  func sizesForEndlessLots(share: Double, risk: Double, sizes: [Int]) {
    for (accept, size) in sizes.enumerated() {
      #expect(Binomial(count: size, chance: share).atMost(accept) <= risk)
      #expect(Binomial(count: size - 1, chance: share).atMost(accept) > risk)
    }
  }

  @Test(arguments: [
    (59, 0, [0.9427, 0.744, 0.5527, 0.3036, 0.0485]), (93, 1, [0.996, 0.9206, 0.7616, 0.4427, 0.050]),
  ])
  func operatingCharacteristicOfEndlessLots(size: Int, accept: Int, expected: [Double]) {
    for (share, probability) in zip([0.001, 0.005, 0.01, 0.02, 0.05], expected) {
      #expect((Binomial(count: size, chance: share).atMost(accept) - probability).magnitude < 5e-4)
    }
  }

  @Test func binomialTails() {
    let coin = Binomial(count: 4, chance: 0.5)
    #expect(coin.probabilities == [0.0625, 0.25, 0.375, 0.25, 0.0625])
    #expect(coin.atMost(-1) == 0 && coin.atMost(4) == 1 && coin.atLeast(0) == 1 && coin.atLeast(5) == 0)
    #expect(Binomial(count: 3, chance: 0).atMost(0) == 1 && Binomial(count: 3, chance: 1).atMost(2) == 0)
    let large = Binomial(count: 100_000, chance: 0.3)
    #expect((large.atMost(30_000) + large.atLeast(30_001) - 1).magnitude < 1e-12)
  }

  /// As `binomtest` of SciPy has them; one is about a coin that is not fair, so that the two sides differ.
  @Test(arguments: [
    (50, 35, 0.5, 0.006600447966810918), (50, 15, 0.5, 0.006600447966810918), (10, 7, 0.3, 0.010592078400000008),
    (20, 10, 0.5, 1), (50, 50, 0.5, 1.7763568394002505e-15), (1, 0, 0.5, 1),
  ])
  func twoSidedTest(count: Int, number: Int, chance: Double, expected: Double) {
    let probability = Binomial(count: count, chance: chance).twoSided(number)
    #expect((probability - expected).magnitude <= expected * 1e-9)
  }

  /// The exact chance of a point outside is never above the risk, and next to the limits it would be.
  @Test func controlLimits() {
    for (count, chance) in [(20, 0.05), (50, 0.1), (200, 0.5), (30, 0.97)] {
      let limits = ControlLimits(count: count, chance: chance)
      let distribution = Binomial(count: count, chance: chance)
      #expect(distribution.atMost(limits.low - 1) <= 0.00135 && distribution.atMost(limits.low) > 0.00135)
      #expect(distribution.atLeast(limits.high + 1) <= 0.00135 && distribution.atLeast(limits.high) > 0.00135)
    }
    // Three standard deviations would put the lower limit below zero and the upper one at 3.
    #expect(ControlLimits(count: 20, chance: 0.05) == ControlLimits(count: 20, chance: 0.05, risk: 0.00135))
    #expect(ControlLimits(count: 20, chance: 0.05).low == 0)
    #expect(ControlLimits(count: 20, chance: 0.05).high == 5)
  }

  @Test func cumulativeSum() {
    var chart = CumulativeSum(usual: 0.05, raised: 0.25)
    let quiet = (0..<40).map { _ in chart.take(isError: false) }
    #expect(!quiet.contains(true) && chart.value == 0)
    // ln 5 for an error: two in a row are above ln 20.
    let first = chart.take(isError: true)
    #expect(!first && (chart.value - 1.6094379124341003).magnitude < 1e-15)
    let second = chart.take(isError: true)
    #expect(second)
    _ = chart.take(isError: false)
    // ln(0.75 / 0.95) for none.
    #expect((chart.value - (2 * 1.6094379124341003 - 0.23638877806423034)).magnitude < 1e-14)
  }
}
