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
    return risk.covers(ways(atMost: number), of: .choose(lot, sample))
  }

  /// In how many of all ways to draw the sample it holds at most `number` defective items. Each number's ways follow
  /// from those of the number before.
  private func ways(atMost number: Int) -> Natural {
    let (support, sound) = (support, lot - defective)
    var ways = Natural.zero
    var some = Natural.choose(defective, support.lowerBound) * Natural.choose(sound, sample - support.lowerBound)
    for count in support {
      guard count <= number else { break }
      ways += some
      // Each of the two is a product of whole binomial coefficients, so nothing is left over.
      some *= UInt64(defective - count)
      some /= UInt64(count + 1)
      guard count < sample else { break }
      some *= UInt64(sample - count)
      some /= UInt64(sound - sample + count + 1)
    }
    return ways
  }

  /// The greatest number of defective items that a lot may hold without the sample's `found` being less likely than
  /// `risk`: with a confidence of 1 − risk, there are no more.
  ///
  /// - Parameters:
  ///   - lot: the number of items, N.
  ///   - sample: the number of them that were inspected, n.
  ///   - found: the number of defective items among the inspected.
  /// - Returns: nil where nobody can have found so many in such a sample.
  package static func upperBound(lot: Int, sample: Int, found: Int, risk: Share) -> Int? {
    guard found >= 0, found <= sample, sample <= lot else { return nil }
    var (low, high) = (found, lot - sample + found)
    while low < high {
      let middle = low + (high - low + 1) / 2
      let isRuledOut = Hypergeometric(lot: lot, defective: middle, sample: sample).atMost(found, isWithin: risk)
      if isRuledOut { high = middle - 1 } else { low = middle }
    }
    return low
  }
}
