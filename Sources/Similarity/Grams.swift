/// The digests of all runs of so many tokens in a text, each in constant time, however long the runs are.
///
/// A run's digest is a polynomial over the digests of its tokens (Karp and Rabin, "Efficient randomized
/// pattern-matching algorithms", 1987), stirred at the end. It is fixed for all time, since files keep such digests: a
/// token's digest is FNV-1a of 64 bits, the polynomial's base is `Grams.base`, and `stirred` the end of
/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
package struct Grams {
  /// How many tokens a run has.
  package let length: Int
  /// What the base comes to behind as many steps as a run has.
  private let leaving: UInt64
  /// The last tokens, as a ring.
  private var ring: [UInt64]
  private var position = 0
  private var sum: UInt64 = 0
  /// How many tokens there were.
  package private(set) var count = 0

  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let offset: UInt64 = 0xCBF2_9CE4_8422_2325
  private static let prime: UInt64 = 0x0000_0100_0000_01B3

  /// - Parameter length: one at least.
  package init(length: Int) {
    self.length = max(1, length)
    leaving = (0..<self.length).reduce(1) { power, _ in power &* Self.base }
    ring = Array(repeating: 0, count: self.length)
  }

  /// Begins another text.
  package mutating func restart() {
    for index in ring.indices { ring[index] = 0 }
    (position, sum, count) = (0, 0, 0)
  }

  /// Goes on with more of the text.
  ///
  /// - Parameter body: called with the digest of each run that is complete, and the place of the run's last token.
  @inline(__always)
  package mutating func add(_ text: UnsafeBufferPointer<UInt8>, _ body: (UInt64, Range<Int>) -> Void) {
    text.forEachToken { range in
      var digest = Self.offset
      for index in range { digest = (digest ^ UInt64(text[index])) &* Self.prime }
      sum = sum &* Self.base &+ digest &- ring[position] &* leaving
      ring[position] = digest
      position = position + 1 == length ? 0 : position + 1
      count += 1
      if count >= length { body(Self.stirred(sum), range) }
    }
  }

  /// The digest of a text that is shorter than a run.
  package var short: UInt64 { Self.stirred(sum &+ UInt64(count)) }

  /// A number of which every bit depends on every bit of another.
  @inline(__always)
  package static func stirred(_ number: UInt64) -> UInt64 {
    var number = number
    number = (number ^ (number >> 30)) &* 0xBF58_476D_1CE4_E5B9
    number = (number ^ (number >> 27)) &* 0x94D0_49BB_1331_11EB
    return number ^ (number >> 31)
  }
}
