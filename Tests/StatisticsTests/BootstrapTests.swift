import Statistics
import Testing

@Suite struct BootstrapTests {
  /// Published first numbers of the generator.
  @Test func generatorIsTheOneThatIsSpecified() {
    var random = SplitMix64(seed: 1_234_567)
    let numbers = (0..<5).map { _ in random.next() }
    #expect(
      numbers == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
        16_408_922_859_458_223_821,
      ])
  }

  @Test func numbersBelowABoundAreEven() {
    var random = SplitMix64(seed: 9)
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<70_000 { counts[random.below(7)] += 1 }
    for count in counts { #expect((count - 10_000).magnitude < 400) }
  }

  @Test func sameSeedSameInterval() {
    let bootstrap = Bootstrap(seed: 42, rounds: 200)
    let interval = bootstrap.interval(of: .gwetAC1, Tables.krippendorff)
    #expect(interval == bootstrap.interval(of: .gwetAC1, Tables.krippendorff))
    let others = (43..<50).map { Bootstrap(seed: $0, rounds: 200).interval(of: .intervalAlpha, Tables.krippendorff) }
    #expect(Set(others).count > 1)
  }

  /// Twelve units say little: the interval is wide, and it holds the value.
  @Test func intervalOfTwelveUnits() throws {
    let interval = Bootstrap(seed: 1, rounds: 1000).interval(of: .gwetAC1, Tables.krippendorff)
    let low = try #require(interval.low)
    #expect((0.35...0.6).contains(low))
    #expect(interval.high == 1)
    let narrow = Bootstrap(seed: 1, rounds: 1000).interval(of: .gwetAC1, Tables.krippendorff, .ninety)
    #expect(try #require(narrow.low) >= low)
  }

  /// Where nearly every table that could have come is undefined, the data establish no bound.
  @Test func undefinedTablesAreNoEvidence() {
    let rare = Tables.ratings([1, 2], [[Int?]](repeating: [1, 1], count: 9) + [[2, 2]])
    #expect(Coefficient.nominalAlpha.estimate(rare) == .value(1))
    // One table in three misses the only unit that varies.
    #expect(Bootstrap(seed: 7).interval(of: .nominalAlpha, rare) == Interval(low: nil, high: nil))
    #expect(Bootstrap(seed: 7).interval(of: .gwetAC1, rare) == Interval(low: 1, high: 1))
  }

  @Test func nothingGivesNothing() {
    #expect(
      Bootstrap(seed: 7).interval(of: .gwetAC1, Tables.ratings([1, 2], [])) == Interval(low: nil, high: nil))
  }
}

/// Drawing many times at once.
@Suite struct DealingTests {
  /// Means and variances of the multinomial distribution: `n·p` and `n·p·(1 − p)`, and never a draw more or less.
  @Test func dealsLikeDrawingOneByOne() {
    let shares = [5, 0, 120, 1, 874]
    let whole = 1000.0
    var random = SplitMix64(seed: 3)
    var sums = [Double](repeating: 0, count: shares.count)
    var squares = sums
    let rounds = 4000.0
    for _ in 0..<Int(rounds) {
      let dealt = random.deal(1000, among: shares)
      #expect(dealt.reduce(0, +) == 1000)
      for (place, count) in dealt.enumerated() {
        sums[place] += Double(count)
        squares[place] += Double(count * count)
      }
    }
    for (place, share) in shares.enumerated() {
      let mean = sums[place] / rounds
      let variance = squares[place] / rounds - mean * mean
      let expected = Double(share) * (1 - Double(share) / whole)
      // Five standard errors of either.
      #expect((mean - Double(share)).magnitude <= 5 * (expected / rounds).squareRoot(), "\(share)")
      #expect((variance - expected).magnitude <= expected * 0.15, "\(share)")
    }
  }

  /// The binomial distribution of three trials at one third, each probability by itself.
  @Test func smallBinomialsAreExact() {
    var random = SplitMix64(seed: 11)
    var seen = [0, 0, 0, 0]
    for _ in 0..<81_000 { seen[random.deal(3, among: [1, 2])[0]] += 1 }
    for (count, expected) in zip(seen, [24_000, 36_000, 18_000, 3_000]) { #expect((count - expected).magnitude < 700) }
  }

  @Test func allOrNothing() {
    var random = SplitMix64(seed: 1)
    #expect(random.deal(1_000_000, among: [0, 7, 0]) == [0, 1_000_000, 0])
    #expect(random.deal(0, among: [1, 1]) == [0, 0])
    #expect(random.deal(5, among: [5]) == [5])
  }

  /// What stands twice counts twice, whether it is one row or two.
  @Test func unitsOfAKindCountAsOften() {
    let values = Tables.pair.values
    let bootstrap = Bootstrap(seed: 5, rounds: 400)
    for coefficient in Coefficient.allCases {
      let interval = bootstrap.interval(of: coefficient, Tables.pair)
      let turned = bootstrap.interval(of: coefficient, Tables.ratings([1, 2, 3], values.reversed()))
      #expect(interval == turned, "\(coefficient)")
    }
  }

  /// Two raters whose agreement is known: the interval of PABAK is that of a share, `p ± 1.96·√(p(1 − p)/n)`.
  @Test func intervalOfAShareIsTheTextbooks() throws {
    let values = [[Int?]](repeating: [1, 1], count: 450) + [[Int?]](repeating: [1, 2], count: 450)
      + [[Int?]](repeating: [2, 2], count: 900)
    let interval = Bootstrap(seed: 8).interval(of: .pabak, Tables.ratings([1, 2], values))
    // p = 0.75, so PABAK = 0.5 and its standard error is twice 0.010206.
    #expect((try #require(interval.low) - 0.46).magnitude < 0.004)
    #expect((try #require(interval.high) - 0.54).magnitude < 0.004)
  }
}
