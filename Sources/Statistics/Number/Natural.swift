/// A natural number of any size, for counts of samples that no machine word holds.
///
/// Only what binomial coefficients need: sums, products with a word, exact division by a word, comparison.
struct Natural: Hashable, Sendable {
  /// Digits to the base 2^64, the lowest first, without zeros at the end; none for zero.
  private var digits: [UInt64]

  static let zero = Natural(0)
  static let one = Natural(1)

  init(_ value: UInt64) {
    digits = value == 0 ? [] : [value]
  }

  var isZero: Bool { digits.isEmpty }

  static func += (left: inout Natural, right: Natural) {
    var carry: UInt64 = 0
    for index in 0..<max(left.digits.count, right.digits.count) {
      let other = index < right.digits.count ? right.digits[index] : 0
      if index == left.digits.count { left.digits.append(0) }
      let (first, overflow) = left.digits[index].addingReportingOverflow(other)
      let (sum, again) = first.addingReportingOverflow(carry)
      left.digits[index] = sum
      carry = overflow || again ? 1 : 0
    }
    if carry > 0 { left.digits.append(carry) }
  }

  static func *= (left: inout Natural, factor: UInt64) {
    guard factor > 0 else {
      left = .zero
      return
    }
    var carry: UInt64 = 0
    for index in left.digits.indices {
      let product = left.digits[index].multipliedFullWidth(by: factor)
      let (low, overflow) = product.low.addingReportingOverflow(carry)
      left.digits[index] = low
      carry = product.high + (overflow ? 1 : 0)
    }
    if carry > 0 { left.digits.append(carry) }
  }

  /// Doubles the number so many times.
  mutating func double(_ times: Int) {
    for _ in 0..<(times / 63) { self *= 1 << 63 }
    self *= 1 << UInt64(times % 63)
  }

  /// Divides by a word; what is left over is dropped, so the caller must know that nothing is.
  static func /= (left: inout Natural, divisor: UInt64) {
    var rest: UInt64 = 0
    for index in left.digits.indices.reversed() {
      (left.digits[index], rest) = divisor.dividingFullWidth((rest, left.digits[index]))
    }
    left.trim()
  }

  static func * (left: Natural, right: Natural) -> Natural {
    guard !left.isZero, !right.isZero else { return .zero }
    var product = [UInt64](repeating: 0, count: left.digits.count + right.digits.count)
    for (place, digit) in left.digits.enumerated() {
      var carry: UInt64 = 0
      for (offset, other) in right.digits.enumerated() {
        let (high, low) = digit.multipliedFullWidth(by: other)
        let (first, overflow) = low.addingReportingOverflow(product[place + offset])
        let (sum, again) = first.addingReportingOverflow(carry)
        product[place + offset] = sum
        carry = high + (overflow ? 1 : 0) + (again ? 1 : 0)
      }
      product[place + right.digits.count] = carry
    }
    var result = Natural(0)
    result.digits = product
    result.trim()
    return result
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
  }
}

extension Natural: Comparable {
  static func < (left: Natural, right: Natural) -> Bool {
    guard left.digits.count == right.digits.count else { return left.digits.count < right.digits.count }
    return left.digits.reversed().lexicographicallyPrecedes(right.digits.reversed())
  }
}

extension Natural {
  /// The binomial coefficient: in how many ways `chosen` things can be taken from `count`; zero where they cannot.
  static func choose(_ count: Int, _ chosen: Int) -> Natural {
    guard chosen >= 0, chosen <= count else { return .zero }
    var result = Natural.one
    let few = min(chosen, count - chosen)
    // Each step is a binomial coefficient itself, so nothing is left over.
    for step in 0..<few {
      result *= UInt64(count - step)
      result /= UInt64(step + 1)
    }
    return result
  }
}
