/// A generator of random numbers that gives the same numbers for the same seed on every machine: SplitMix64 (Steele,
/// Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014).
///
/// The state grows by 0x9E3779B97F4A7C15 modulo 2^64 at each step; the number is the new state z mixed as
/// `z ^= z >> 30; z *= 0xBF58476D1CE4E5B9; z ^= z >> 27; z *= 0x94D049BB133111EB; z ^= z >> 31`. The first three
/// numbers for the seed 1234567 are 6457827717110365317, 3203168211198807973 and 9817491932198370423. It is for
/// simulations and bootstraps, where nobody has an interest in guessing it; a sample is never drawn with it.
package struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  /// The next number, from 0 to 2^64 − 1.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to but not including `bound`, each as likely as the others: numbers at or above the greatest
  /// multiple of `bound` are passed over, of the rest the remainder is taken.
  package mutating func below(_ bound: Int) -> Int {
    let bound = UInt64(bound)
    let surplus = (UInt64.max % bound + 1) % bound
    while true {
      let number = next()
      if number <= UInt64.max - surplus { return Int(number % bound) }
    }
  }
}
