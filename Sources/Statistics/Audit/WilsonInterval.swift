extension Interval {
  /// Wilson's score interval of a share (Wilson, "Probable inference, the law of succession, and statistical
  /// inference", Journal of the American Statistical Association 22, 1927): for x of n, with z the normal quantile,
  /// `(x + z²/2 ± z·√(x(n−x)/n + z²/4)) / (n + z²)`. Both ends are nil where n is 0.
  package static func wilson(_ count: Int, of total: Int, _ confidence: Confidence = .ninetyFive) -> Interval {
    guard total > 0 else { return Interval(low: nil, high: nil) }
    let quantile = confidence.normalQuantile
    let square = quantile * quantile
    let (count, total) = (Double(count), Double(total))
    let half = quantile * (count * (total - count) / total + square / 4).squareRoot()
    let centre = count + square / 2
    return Interval(
      low: count == 0 ? 0 : (centre - half) / (total + square),
      high: count == total ? 1 : (centre + half) / (total + square))
  }
}
