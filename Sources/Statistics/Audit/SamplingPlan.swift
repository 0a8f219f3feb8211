/// How many items of a batch are audited, and how many of them may be defective: acceptance sampling of one isolated
/// lot by its limiting quality (Schilling and Neubauer, "Acceptance Sampling in Quality Control", 3rd edition, 2017,
/// chapter 5; ISO 2859-2 has the same aim).
///
/// The plan protects who receives the batch: one whose share of defective items is above the lot tolerance (LTPD) is
/// accepted with a probability of at most `risk`. What that costs a good batch, ``acceptance(defective:)`` says.
package struct SamplingPlan: Hashable, Sendable {
  /// The number of items in the batch, N.
  package let lot: Int
  /// The share of defective items that the batch must not exceed, the LTPD.
  package let tolerance: Share
  /// The probability, at most, with which a batch above the tolerance is accepted: β/2^k for attempt k.
  package let risk: Share
  /// How many items are audited, n.
  package let sample: Int
  /// How many of them may be defective, c.
  package let accept: Int

  /// The least sample for which a batch just above the tolerance is accepted with a probability of at most `risk`; the
  /// whole batch where no smaller one will do.
  ///
  /// - Parameter accept: how many defective items the sample may hold. Of a batch that is audited as a whole, never
  ///   more are accepted than the tolerance allows.
  package init(lot: Int, tolerance: Share, risk: Share, accept wanted: Int) {
    // No sample holds more defective items than the batch has items.
    let accept = min(wanted, lot)
    self.lot = lot
    self.tolerance = tolerance
    self.risk = risk
    let worst = tolerance.part(of: lot) + 1
    let isEnough = { (sample: Int) in
      worst <= lot && Hypergeometric(lot: lot, defective: worst, sample: sample).atMost(accept, isWithin: risk)
    }
    // The greater the sample, the less likely it passes.
    var (low, high) = (min(accept + 1, lot), lot)
    while low < high {
      let middle = (low + high) / 2
      if isEnough(middle) { high = middle } else { low = middle + 1 }
    }
    sample = low
    self.accept = low == lot ? min(accept, worst - 1) : accept
  }

  /// A plan as it was made before.
  ///
  /// - Parameter risk: nothing for a plan that leaves nothing to chance.
  package init(lot: Int, tolerance: Share, sample: Int, accept: Int, risk: Share = .none) {
    (self.lot, self.tolerance, self.sample, self.accept, self.risk) = (lot, tolerance, sample, accept, risk)
  }

  /// The plan that audits every item: what is found is no estimate, and accepted is no more than the tolerance allows.
  package static func whole(lot: Int, tolerance: Share, accept: Int) -> SamplingPlan {
    SamplingPlan(lot: lot, tolerance: tolerance, sample: lot, accept: min(accept, tolerance.part(of: lot)))
  }

  /// Whether every item is audited, so that the result is no estimate.
  package var isWhole: Bool { sample == lot }

  /// The least number of defective items that is above the tolerance.
  package var leastIntolerable: Int { tolerance.part(of: lot) + 1 }

  /// The operating characteristic: the probability that a batch with so many defective items is accepted.
  package func acceptance(defective: Int) -> Double {
    Hypergeometric(lot: lot, defective: defective, sample: sample).atMost(accept)
  }
}
