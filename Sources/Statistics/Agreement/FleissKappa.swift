extension Ratings {
  /// Fleiss' kappa (Fleiss, "Measuring nominal scale agreement among many raters", Psychological Bulletin 76, 1971;
  /// with missing ratings: Gwet, "Handbook of Inter-Rater Reliability", 4th edition, 2014, chapter 2).
  ///
  /// Observed is the ``pairwiseAgreement``, expected `p_e = Σ π_k²` with ``prevalences`` π_k. Where every unit has the
  /// same number of ratings, that is Fleiss' own formula.
  package var fleissKappa: Estimate {
    guard let observed = pairwiseAgreement else { return .undefined(.noSharedUnit) }
    guard hasVariation else { return .undefined(.noVariation) }
    return .beyondChance(observed: observed, expected: prevalences.map { $0 * $0 }.compensatedSum)
  }

  /// The share of agreeing pairs of ratings, as a mean over the units with two or more:
  /// `p_a = mean of Σ_k r_ik(r_ik − 1) / (r_i(r_i − 1))`; nil where no unit has two.
  package var pairwiseAgreement: Double? {
    let shared = shared
    guard !shared.isEmpty else { return nil }
    let agreements = shared.map { unit in
      Double(unit.times) * Double(unit.counts.reduce(0) { $0 + $1 * ($1 - 1) }) / Double(unit.total * (unit.total - 1))
    }
    return agreements.compensatedSum / Double(shared.reduce(0) { $0 + $1.times })
  }

  /// How common each category is: `π_k = mean of r_ik / r_i` over all units with a rating.
  var prevalences: [Double] {
    let rated = zip(counts, times).map { (counts: $0, total: $0.reduce(0, +), times: $1) }.filter { $0.total > 0 }
    let count = Double(rated.reduce(0) { $0 + $1.times })
    return scale.indices.map { place in
      rated.map { Double($0.times * $0.counts[place]) / Double($0.total) }.compensatedSum / count
    }
  }

  /// Whether more than one category was used at all.
  var hasVariation: Bool {
    scale.indices.count { place in counts.contains { $0[place] > 0 } } > 1
  }
}
