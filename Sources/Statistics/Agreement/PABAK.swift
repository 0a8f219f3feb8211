extension Ratings {
  /// The prevalence-adjusted, bias-adjusted kappa (Byrt, Bishop and Carlin, "Bias, prevalence and kappa", Journal of
  /// Clinical Epidemiology 46, 1993), for more than two categories that of Brennan and Prediger ("Coefficient kappa:
  /// some uses, misuses, and alternatives", Educational and Psychological Measurement 41, 1981): the
  /// ``pairwiseAgreement`` against `1/q`, with q the number of declared categories.
  package var pabak: Estimate {
    guard let observed = pairwiseAgreement else { return .undefined(.noSharedUnit) }
    return .beyondChance(observed: observed, expected: 1 / Double(scale.count))
  }
}
