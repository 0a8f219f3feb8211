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
