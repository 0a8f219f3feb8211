/// What a text is known by among others: its shingles, the runs of `shingleLength` tokens in it, and a few numbers that
/// texts with many shingles in common share.
///
/// Shingles, resemblance and its estimate from least hashes are those of Broder, "On the resemblance and containment of
/// documents" (1997); for the bands see ``Sketch/bands``.
package struct Sketch: Hashable, Sendable {
  /// One number for each band of `rows` least hashes. Two texts share a band where all its hashes are equal, so with a
  /// resemblance of s in one of `bandCount` with the probability 1 - (1 - s^rows)^bandCount: 0.9999 at 0.85, 0.27 at
  /// 0.5 (Leskovec, Rajaraman and Ullman, "Mining of massive datasets", 3.4).
  package let bands: [UInt32]
  /// The digests of the shingles, in ascending order, each once; of a large text the least ones.
  package let shingles: [UInt32]

  /// The tokens of a shingle.
  package static let shingleLength = 5
  package static let bandCount = 20
  package static let rows = 6
  /// The most shingles that are kept: of a text with more the least ones stand for all, as in Broder's sketches.
  package static let most = 1 << 16
  /// What a cache has to begin with to hold sketches that are made like this.
  package static let version = "1 \(shingleLength) \(bandCount) \(rows) \(most)"

  /// - Parameters:
  ///   - bands: as many as there are, of a sketch that was made before.
  ///   - shingles: in ascending order.
  package init(bands: [UInt32], shingles: [UInt32]) {
    self.bands = bands
    self.shingles = shingles
  }

  /// That of no text, which resembles nothing.
  package static let none = Sketch(bands: [], shingles: [])

  /// Whether all shingles of the text are there.
  var isComplete: Bool { shingles.count < Self.most }

  /// A number that texts with the same shingles share.
  var mark: UInt64 { shingles.reduce(UInt64(shingles.count)) { $0 &+ Grams.stirred(UInt64($1)) } }
}

extension Sketch {
  /// How many of the shingles of two texts stand in both, of all that stand in one: exact where neither text is large,
  /// else by the `most` least shingles of both together.
  package func resemblance(to other: Sketch) -> Double { resemblance(to: other, atLeast: 0) ?? 0 }

  /// The same; nil, as soon as that is sure, where it is less than a threshold.
  func resemblance(to other: Sketch, atLeast threshold: Double) -> Double? {
    let isExact = isComplete && other.isComplete
    let (own, others) = (shingles.count, other.shingles.count)
    guard own > 0, others > 0 else { return own == others ? 1 : threshold > 0 ? nil : 0 }
    if isExact, Double(min(own, others)) < threshold * Double(max(own, others)) { return nil }
    // So many may stand in one alone; with `most` of both, the part of them that is threshold's complement.
    let total = isExact ? own + others : Self.most
    let allowed =
      isExact
      ? Double(total) * (1 - threshold) / (1 + threshold) : Double(total) * (1 - threshold)
    return shingles.withUnsafeBufferPointer { first in
      other.shingles.withUnsafeBufferPointer { second in
        var (left, right, shared, apart) = (0, 0, 0, 0)
        while left < first.count, right < second.count, isExact || shared + apart < total {
          let (a, b) = (first[left], second[right])
          left += a <= b ? 1 : 0
          right += b <= a ? 1 : 0
          shared += a == b ? 1 : 0
          apart += a == b ? 0 : 1
          if Double(apart) > allowed + 1 { return nil }
        }
        let rest = (first.count - left) + (second.count - right)
        apart += isExact ? rest : min(rest, max(0, total - shared - apart))
        let resemblance = Double(shared) / Double(shared + apart)
        return resemblance >= threshold ? resemblance : nil
      }
    }
  }
}
