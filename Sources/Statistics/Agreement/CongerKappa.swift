extension Ratings {
  /// Conger's kappa: Cohen's for any number of raters, each with a distribution of their own (Conger, "Integration and
  /// generalization of kappas for multiple raters", Psychological Bulletin 88, 1980; with missing ratings: Gwet,
  /// "Handbook of Inter-Rater Reliability", 4th edition, 2014, chapter 2).
  ///
  /// `p_e = Σ_k (p̄_k² − s_k²/r)`, where p̄_k is the mean and s_k² the variance (divisor r − 1) of the raters' shares
  /// of category k; the observed agreement is that of ``fleissKappa``. A rater without a single rating does not count.
  package var congerKappa: Estimate {
    guard let observed = pairwiseAgreement else { return .undefined(.noSharedUnit) }
    let shares = (0..<raters).compactMap(shares(ofRater:))
    let count = Double(shares.count)
    var expected = CompensatedSum()
    for place in scale.indices {
      let column = shares.map { $0[place] }
      let mean = column.compensatedSum / count
      let variance = column.map { ($0 - mean) * ($0 - mean) }.compensatedSum / (count - 1)
      expected += mean * mean - variance / count
    }
    guard hasVariation else { return .undefined(.noVariation) }
    return .beyondChance(observed: observed, expected: expected.value)
  }

  /// The share of each category in what one rater gave; nil where that is nothing.
  private func shares(ofRater rater: Int) -> [Double]? {
    var counts = [Int](repeating: 0, count: scale.count)
    for (unit, times) in zip(units, times) {
      if let place = unit[rater] { counts[place] += times }
    }
    let total = counts.reduce(0, +)
    return total == 0 ? nil : counts.map { Double($0) / Double(total) }
  }
}
