import Statistics
import Testing

@Suite struct MillionthsTests {
  @Test func roundsHalfToEven() {
    #expect(Millionths(rounding: 0.5 / 1_000_000).count == 0)
    #expect(Millionths(rounding: 1.5 / 1_000_000).count == 2)
    #expect(Millionths(rounding: -0.0234).description == "-0.023400")
    #expect(Millionths(rounding: 1).description == "1.000000")
    #expect(Millionths(rounding: -0.0000001).description == "0.000000")
  }

  @Test func holdsNoNumberThatIsTooGreat() {
    #expect(Millionths(rounding: 1e300).description == "1000000000.000000")
    #expect(Millionths(rounding: -.infinity) == Millionths(rounding: -1e9))
  }

  @Test func isTheNumberThatItsTextStandsFor() {
    for count in [1, 7, 670_000, 700_000, 999_999, -233] {
      let number = Millionths(rounding: Double(count) / 1_000_000)
      #expect(number.count == count)
      #expect(Double(number.description) == number.value)
    }
    #expect(Millionths(rounding: 0.7).value == 0.7)
  }

  @Test func showsFewerDigits() {
    #expect(Millionths(rounding: 0.8125).text(digits: 3) == "0.812")
    #expect(Millionths(rounding: 0.8135).text(digits: 3) == "0.814")
    #expect(Millionths(rounding: 0.812501).text(digits: 3) == "0.813")
    #expect(Millionths(rounding: 0.99996).text(digits: 3) == "1.000")
    #expect(Millionths(rounding: -0.0004).text(digits: 3) == "0.000")
    #expect(Millionths(rounding: -1.25).text(digits: 1) == "-1.2")
  }
}
