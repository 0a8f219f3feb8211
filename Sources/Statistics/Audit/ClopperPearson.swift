/// The exact upper bound of a share from a sample of a large lot (Clopper and Pearson, "The use of confidence or
/// fiducial limits illustrated in the case of the binomial", Biometrika 26, 1934).
package enum ClopperPearson {
  /// The share p at which at most `count` of `total` come out with a probability of just `risk`: with a confidence of
  /// 1 − risk, the true share is not above it. The one-sided bound, `BetaInv(1 − risk; count + 1, total − count)`.
  ///
  /// - Returns: 1 where all of them came out, or there are none.
  package static func upperBound(_ count: Int, of total: Int, risk: Double) -> Double {
    guard count < total else { return 1 }
    var (low, high) = (0.0, 1.0)
    // Halving ends where no number lies between the two.
    while true {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { return high }
      if Binomial(count: total, chance: middle).atMost(count) > risk { low = middle } else { high = middle }
    }
  }
}
