extension Ratings {
  /// Gwet's AC1 (Gwet, "Computing inter-rater reliability and its variance in the presence of high agreement", British
  /// Journal of Mathematical and Statistical Psychology 61, 2008): the ``pairwiseAgreement`` against
  /// `p_e = Σ π_k(1 − π_k) / (q − 1)`, with the ``prevalences`` π_k and q the number of declared categories.
  ///
  /// It stays defined where there is no variation, and there it is 1: chance would then have agreed on nothing.
  package var gwetAC1: Estimate {
    guard let observed = pairwiseAgreement else { return .undefined(.noSharedUnit) }
    let expected = prevalences.map { $0 * (1 - $0) }.compensatedSum / Double(scale.count - 1)
    return .beyondChance(observed: observed, expected: expected)
  }
}
