/// What Krippendorff's alpha takes for the distance of two values.
package enum AlphaMetric: Sendable {
  /// 0 for the same value, 1 for any two others.
  case nominal
  /// `(Σ_{g=c..k} n_g − (n_c + n_k)/2)²`: how many ratings lie between the two.
  case ordinal
  /// `(c − k)²`
  case interval
  /// `((c − k) / (c + k))²`
  case ratio
}

extension Ratings {
  /// Krippendorff's alpha (Krippendorff, "Content Analysis", 4th edition, 2018, chapter 12):
  /// `α = 1 − (n − 1)·Σ o_ck·δ²_ck / Σ n_c·n_k·δ²_ck`, where o_ck counts the pairs of values in a unit, each unit's
  /// with the weight 1/(m − 1), m its number of ratings, and n_c how often a value occurs in units with two ratings or
  /// more.
  ///
  /// Values are those of the scale, so intervals and ratios are real ones; unused values change nothing.
  package func krippendorffAlpha(_ metric: AlphaMetric) -> Estimate {
    if metric == .ratio, scale.contains(where: { $0 < 0 }) { return .undefined(.negativeScale) }
    let shared = shared
    guard !shared.isEmpty else { return .undefined(.noSharedUnit) }
    let totals = scale.indices.map { place in shared.reduce(0) { $0 + $1.times * $1.counts[place] } }
    let distances = distances(metric, totals)
    let observed = shared.map { unit in
      Double(unit.times) * pairs(unit.counts, distances) / Double(unit.total - 1)
    }.compensatedSum
    let expected = pairs(totals, distances)
    guard expected > 0 else { return .undefined(.noVariation) }
    return .value(1 - Double(totals.reduce(0, +) - 1) * observed / expected)
  }

  /// `Σ n_c·n_k·δ²_ck` over the pairs of different values.
  private func pairs(_ counts: [Int], _ distances: [[Double]]) -> Double {
    var sum = CompensatedSum()
    for first in counts.indices where counts[first] > 0 {
      for second in 0..<first where counts[second] > 0 {
        sum += 2 * Double(counts[first] * counts[second]) * distances[first][second]
      }
    }
    return sum.value
  }

  private func distances(_ metric: AlphaMetric, _ totals: [Int]) -> [[Double]] {
    scale.indices.map { first in
      scale.indices.map { second in
        guard first != second else { return 0 }
        let apart = Double(scale[first]) - Double(scale[second])
        switch metric {
        case .nominal: return 1
        case .interval: return apart * apart
        case .ratio:
          let share = apart / (Double(scale[first]) + Double(scale[second]))
          return share * share
        case .ordinal:
          let between = totals[min(first, second)...max(first, second)].reduce(0, +)
          let ranks = Double(between) - Double(totals[first] + totals[second]) / 2
          return ranks * ranks
        }
      }
    }
  }
}
