/// An interval in which a quantity lies with the confidence asked for; an end is nil where the data establish none.
package struct Interval: Hashable, Sendable {
  package let low: Double?
  package let high: Double?

  package init(low: Double?, high: Double?) {
    self.low = low
    self.high = high
  }
}

/// The item bootstrap: how far a coefficient would move had other units been judged (Efron and Tibshirani, "An
/// Introduction to the Bootstrap", 1993, chapter 13: percentile intervals).
///
/// Each of `rounds` tables has as many units as there are, each drawn from all of them, one by one and put back. What
/// is drawn is only how often each kind of unit comes up, units being of one kind where they were judged alike, which
/// ``SplitMix64/deal(_:among:)`` does at once however many there are; kinds stand in the order of their counts of
/// values, or, for the coefficients that tell raters apart, of their values by rater. One generator serves all rounds
/// in turn. Of the sorted values the interval takes the ⌊α/2·rounds⌋-th from either end, counted from 0. A table whose
/// coefficient is undefined counts as lower than all at the low end and as higher than all at the high end: what shows
/// nothing is no evidence of agreement.
package struct Bootstrap: Sendable {
  package let seed: UInt64
  package let rounds: Int

  package init(seed: UInt64, rounds: Int = 2000) {
    self.seed = seed
    self.rounds = rounds
  }

  /// The interval of a coefficient; both ends are nil where no unit has two ratings.
  package func interval(
    of coefficient: Coefficient, _ ratings: Ratings, _ confidence: Confidence = .ninetyFive
  ) -> Interval {
    guard !ratings.units.isEmpty else { return Interval(low: nil, high: nil) }
    let table = ratings.condensed(tellingApart: coefficient.tellsRatersApart)
    let units = table.times.reduce(0, +)
    var random = SplitMix64(seed: seed)
    var values: [Double] = []
    for _ in 0..<rounds {
      let drawn = table.standing(random.deal(units, among: table.times))
      if let value = coefficient.estimate(drawn).value { values.append(value) }
    }
    values.sort()
    let undefined = rounds - values.count
    let rank = Int(Double(rounds) * confidence.alpha / 2)
    guard rank >= undefined, values.count > rank - undefined else { return Interval(low: nil, high: nil) }
    return Interval(low: values[rank - undefined], high: values[values.count - 1 - (rank - undefined)])
  }
}
