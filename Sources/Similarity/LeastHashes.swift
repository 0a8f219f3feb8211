/// The least hashes of a set of shingles.
///
/// They are those of Dahlgaard, Knudsen and Thorup, "Fast similarity sketching" (2017): each shingle is thrown into one
/// of the places in round after round, and a place keeps the least number of the first round that reached it. Two sets
/// agree at a place with just the probability of their resemblance, as with as many independent hashes, but the work
/// does not grow with their number: where all places have a number, no later round can change any.
struct LeastHashes {
  static let count = Sketch.bandCount * Sketch.rows
  private var hashes: [UInt64] = Array(repeating: .max, count: Self.count)

  /// For each band, one number that stands for its least hashes.
  mutating func bands(of shingles: [UInt32]) -> [UInt32] {
    let count = UInt64(Self.count)
    return shingles.withUnsafeBufferPointer { shingles in
      hashes.withUnsafeMutableBufferPointer { hashes in
        hashes.update(repeating: .max)
        var empty = Self.count
        var round: UInt64 = 0
        // In the second half each place has a round of its own, so that none stays empty.
        while empty > 0, round < 2 * count {
          for shingle in shingles {
            let number = Grams.stirred(UInt64(shingle) | round << 32)
            let place = Int(round < count ? ((number >> 32) &* count) >> 32 : round - count)
            let hash = round << 32 | number & 0xFFFF_FFFF
            let old = hashes[place]
            if hash < old {
              if old == .max { empty -= 1 }
              hashes[place] = hash
            }
          }
          round += 1
        }
        return (0..<Sketch.bandCount).map { band in
          var sum: UInt64 = 0
          for row in 0..<Sketch.rows { sum = Grams.stirred(sum ^ hashes[band * Sketch.rows + row] &+ 1) }
          return UInt32(truncatingIfNeeded: sum >> 32)
        }
      }
    }
  }
}
