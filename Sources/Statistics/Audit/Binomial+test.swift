extension Binomial {
  /// How likely a number is that is as unlikely as `number` or more so, on either side: the p-value of the exact
  /// two-sided test, by the method of small p-values (Gibbons and Pratt, "P-values: interpretation and methodology",
  /// The American Statistician 29, 1975), as `binom.test` of R and `binomtest` of SciPy compute it.
  package func twoSided(_ number: Int) -> Double {
    guard probabilities.indices.contains(number) else { return 0 }
    // What is as likely may differ in its last digits.
    let limit = probabilities[number] * (1 + 1e-7)
    return min(1, probabilities.filter { $0 <= limit }.compensatedSum)
  }
}
