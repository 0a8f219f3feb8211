/// A share between 0 and 1 as a policy writes it, kept exactly: 0.05 is one twentieth and not the nearest binary
/// number.
///
/// Verdicts hang on it where a probability equals a risk to the last digit: of a batch of 20 with one defect, a sample
/// of 19 misses it with a risk of exactly 0.05.
package struct Share: Hashable, Sendable {
  /// Units of 10^-9.
  private let billionths: UInt64
  /// How often the share was halved since.
  private let halvings: Int

  /// Nothing at all.
  package static let none = Share(billionths: 0, halvings: 0)

  private static let billion: UInt64 = 1_000_000_000
  private static let mostHalvings = 1 << 16

  /// Reads a decimal number such as `0.05` or `5e-2`; nil where it is none, is below 0 or above 1, or has more than
  /// nine digits behind the point, zeros at the end not counted.
  package init?(_ text: some StringProtocol) {
    let unsigned = text.hasPrefix("+") ? text.dropFirst() : text[...]
    let halves = unsigned.lowercased().split(separator: "e", maxSplits: 1, omittingEmptySubsequences: false)
    guard let exponent = halves.count == 1 ? 0 : Int(halves[1]), exponent.magnitude < 1 << 32 else { return nil }
    let parts = halves[0].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let fraction = parts.count == 2 ? parts[1] : ""
    let digits = (parts[0] + fraction).utf8
    guard !digits.isEmpty, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
    let significant = digits.drop { $0 == 48 }.reversed().drop { $0 == 48 }.reversed()
    guard let last = digits.lastIndex(where: { $0 != 48 }) else {
      self.init(billionths: 0, halvings: 0)
      return
    }
    guard significant.count <= 18 else { return nil }
    var value = significant.reduce(UInt64(0)) { $0 * 10 + UInt64($1 - 48) }
    let zeros = digits.distance(from: last, to: digits.endIndex) - 1
    var shift = 9 + exponent + zeros - fraction.utf8.count
    guard shift >= 0 else { return nil }
    while shift > 0 {
      guard value <= Self.billion else { return nil }
      (value, shift) = (value * 10, shift - 1)
    }
    guard value <= Self.billion else { return nil }
    self.init(billionths: value, halvings: 0)
  }

  private init(billionths: UInt64, halvings: Int) {
    self.billionths = billionths
    self.halvings = halvings
  }

  /// The nearest binary number.
  package var value: Double {
    Double(sign: .plus, exponent: -halvings, significand: Double(billionths) / Double(Self.billion))
  }

  /// What the k-th attempt may spend of a risk, `β/2^k`, so that all attempts together spend no more than β.
  ///
  /// - Parameter attempt: counted from 1; what is left after so many halvings that nobody makes as many attempts is
  ///   halved no further.
  package func spent(onAttempt attempt: Int) -> Share {
    Share(billionths: billionths, halvings: halvings + max(0, min(attempt, Self.mostHalvings - halvings)))
  }

  /// The greatest whole number that is not above this share of `count`.
  package func part(of count: Int) -> Int { rounded(count).down }

  /// The least whole number that is not below this share of `count`.
  package func least(of count: Int) -> Int {
    let (down, isExact) = rounded(count)
    return isExact ? down : down + 1
  }

  private func rounded(_ count: Int) -> (down: Int, isExact: Bool) {
    let product = UInt64(max(0, count)).multipliedFullWidth(by: billionths)
    let (quotient, remainder) = Self.billion.dividingFullWidth(product)
    guard halvings < 64 else { return (0, quotient == 0 && remainder == 0) }
    let down = quotient >> UInt64(halvings)
    return (Int(down), remainder == 0 && down << UInt64(halvings) == quotient)
  }

  /// Whether `part` of `whole` is at most this share, exactly.
  func covers(_ part: Natural, of whole: Natural) -> Bool {
    var (left, right) = (part, whole)
    left *= Self.billion
    left.double(halvings)
    right *= billionths
    return left <= right
  }
}
