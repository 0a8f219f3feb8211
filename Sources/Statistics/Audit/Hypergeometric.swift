/// The hypergeometric distribution: how many defective items a sample without replacement holds.
///
/// Batches are small, so the binomial distribution, which is that of an endless lot, asks for larger samples than are
/// needed and gives looser bounds.
package struct Hypergeometric: Sendable {
  /// The number of items in the lot, N.
  package let lot: Int
  /// The number of defective items in it, D.
  package let defective: Int
  /// The number of items in the sample, n.
  package let sample: Int

  /// - Precondition: neither the defective items nor the sample are more than the lot, and nothing is below 0.
  package init(lot: Int, defective: Int, sample: Int) {
    precondition(defective >= 0 && defective <= lot && sample >= 0 && sample <= lot, "no such sample")
    self.lot = lot
    self.defective = defective
    self.sample = sample
  }

  /// The numbers of defective items that a sample can hold.
  private var support: ClosedRange<Int> { max(0, sample + defective - lot)...min(sample, defective) }

  /// The probability of at most `number` defective items in the sample, to some fifteen digits.
  package func atMost(_ number: Int) -> Double {
    let support = support
    guard number >= support.lowerBound else { return 0 }
    guard number < support.upperBound else { return 1 }
    let mode = Int(Double(sample + 1) * Double(defective + 1) / Double(lot + 2))
    let terms = Binomial.normalised(support, mode: min(max(mode, support.lowerBound), support.upperBound)) { count in
      Double(defective - count) * Double(sample - count)
        / (Double(count + 1) * Double(lot - defective - sample + count + 1))
    }
    return terms.prefix(number - support.lowerBound + 1).compensatedSum
  }

  /// Whether at most `number` defective items have a probability of at most `risk`: exactly, also where both are equal.
  ///
  /// `Σ C(D,x)·C(N−D,n−x) ≤ risk·C(N,n)`, in whole numbers where rounding could decide.
  package func atMost(_ number: Int, isWithin risk: Share) -> Bool {
    let probability = atMost(number)
    let limit = risk.value
    guard (probability - limit).magnitude < 1e-9 * limit else { return probability < limit }
    var ways = Natural.zero
    for count in support where count <= number {
      ways += Natural.choose(defective, count) * Natural.choose(lot - defective, sample - count)
    }
    return risk.covers(ways, of: .choose(lot, sample))
  }

  /// The greatest number of defective items that a lot may hold without the sample's `found` being less likely than
  /// `risk`: with a confidence of 1 − risk, there are no more.
  ///
  /// - Parameters:
  ///   - lot: the number of items, N.
  ///   - sample: the number of them that were inspected, n.
  ///   - found: the number of defective items among the inspected.
  package static func upperBound(lot: Int, sample: Int, found: Int, risk: Share) -> Int {
    var (low, high) = (found, lot - sample + found)
    while low < high {
      let middle = (low + high + 1) / 2
      let isRuledOut = Hypergeometric(lot: lot, defective: middle, sample: sample).atMost(found, isWithin: risk)
      if isRuledOut { high = middle - 1 } else { low = middle }
    }
    return low
  }
}
