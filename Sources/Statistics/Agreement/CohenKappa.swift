/// How far apart two values on a scale of q values count as for kappa.
package enum KappaWeights: Sendable {
  /// 0 for the same value, 1 for any two others.
  case unweighted
  /// `|i − j| / (q − 1)`, by places on the scale.
  case linear
  /// `(|i − j| / (q − 1))²`
  case quadratic

  /// The distance in whole units; the divisor is the same above and below the line and falls away.
  func distance(_ first: Int, _ second: Int) -> Int {
    let apart = (first - second).magnitude
    return switch self {
    case .unweighted: apart == 0 ? 0 : 1
    case .linear: Int(apart)
    case .quadratic: Int(apart * apart)
    }
  }
}

extension Ratings {
  /// Cohen's kappa of two raters, over the units that both judged (Cohen, "A coefficient of agreement for nominal
  /// scales", Educational and Psychological Measurement 20, 1960; weighted: "Weighted kappa", Psychological Bulletin
  /// 70, 1968): `κ_w = 1 − Σ w_ij·o_ij / Σ w_ij·e_ij` with `e_ij = n_i·n_j / n`.
  package func cohenKappa(_ weights: KappaWeights) -> Estimate {
    guard raters == 2 else { return .undefined(.notTwoRaters) }
    var first = [Int](repeating: 0, count: scale.count)
    var second = first
    var observed = 0
    var pairs = 0
    for (unit, times) in zip(units, times) {
      guard let one = unit[0], let other = unit[1] else { continue }
      first[one] += times
      second[other] += times
      observed += times * weights.distance(one, other)
      pairs += times
    }
    guard pairs > 0 else { return .undefined(.noSharedUnit) }
    var expected = 0
    for one in scale.indices {
      for other in scale.indices { expected += weights.distance(one, other) * first[one] * second[other] }
    }
    guard expected > 0 else { return .undefined(.noVariation) }
    return .value(1 - Double(pairs * observed) / Double(expected))
  }
}
