extension SplitMix64 {
  /// Draws `count` times from shares of a whole, and says how often each came up: exactly multinomial, and in far fewer
  /// steps than there are draws.
  ///
  /// The shares are halved by their places, the first half being the smaller where they are odd in number; how many
  /// draws fall into it is binomial (``successes(in:_:of:)``); and so on within each half, the first before the second.
  ///
  /// - Parameter shares: how much of the whole each is, none below zero.
  package mutating func deal(_ count: Int, among shares: [Int]) -> [Int] {
    var below = [0]
    for share in shares { below.append(below[below.count - 1] + share) }
    var dealt = [Int](repeating: 0, count: shares.count)
    deal(count, among: 0..<shares.count, below, dealt: &dealt)
    return dealt
  }

  private mutating func deal(_ count: Int, among places: Range<Int>, _ below: [Int], dealt: inout [Int]) {
    guard count > 0, let place = places.first else { return }
    guard places.count > 1 else {
      dealt[place] = count
      return
    }
    let middle = places.lowerBound + places.count / 2
    let first = below[middle] - below[places.lowerBound]
    let whole = below[places.upperBound] - below[places.lowerBound]
    let taken = successes(in: count, first, of: whole)
    deal(taken, among: places.lowerBound..<middle, below, dealt: &dealt)
    deal(count - taken, among: middle..<places.upperBound, below, dealt: &dealt)
  }

  /// How many of `trials` succeed whose chance is `part / whole`: exactly binomial.
  ///
  /// A trial succeeds where a number drawn from 0 up to 1 is less than the chance. Both are compared by their binary
  /// digits from the first on, for all trials that are still equal at once: so many of them drew a 0 as there are zeros
  /// in as many random bits. `part` and `whole` must be below 2^62.
  mutating func successes(in trials: Int, _ part: Int, of whole: Int) -> Int {
    guard part < whole else { return trials }
    var (equal, successes, rest) = (trials, 0, part)
    // Once no digit but zeros follows, no number is less any more.
    while equal > 0, rest > 0 {
      rest *= 2
      let ones = ones(inBits: equal)
      if rest >= whole {
        rest -= whole
        successes += equal - ones
        equal = ones
      } else {
        equal -= ones
      }
    }
    return successes
  }

  /// How many of so many random bits are 1; a number's lowest bits are taken where not all 64 are needed.
  private mutating func ones(inBits count: Int) -> Int {
    var ones = 0
    for _ in 0..<(count / 64) { ones += next().nonzeroBitCount }
    let rest = count % 64
    return rest == 0 ? ones : ones + (next() & (1 << UInt64(rest) - 1)).nonzeroBitCount
  }
}
