/// Makes sketches, one after the other. It belongs to one worker, whose memory it uses again.
package struct Sketcher {
  private var grams = Grams(length: Sketch.shingleLength)
  private var shingles: [UInt32] = []
  private var other: [UInt32] = []
  private var hashes = LeastHashes()
  private var tokens = 0
  /// The part of the text that is gone through; shingles of different parts differ.
  private var part: UInt64 = 0

  package init() {}

  /// Goes on with the text that is sketched, in the part that was begun last.
  package mutating func add(_ text: some Sequence<UInt8>) {
    let part = part
    let done: Void? = text.withContiguousStorageIfAvailable { bytes in
      let before = grams.count
      grams.add(bytes) { digest, _ in shingles.append(UInt32(truncatingIfNeeded: (digest ^ part) >> 32)) }
      tokens += grams.count - before
    }
    if done == nil { add(Array(text)) }
  }

  /// Begins a part of the text: the same words in two parts are not the same, such as lines that a patch adds and lines
  /// that it removes.
  package mutating func begin(part number: Int) {
    endPart()
    part = number == 0 ? 0 : Grams.stirred(UInt64(truncatingIfNeeded: number))
  }

  /// The sketch of what was added; nil where that has fewer tokens than asked for, or none. Then another text begins.
  package mutating func sketch(minimumTokens: Int = 1) -> Sketch? {
    endPart()
    defer {
      shingles.removeAll(keepingCapacity: true)
      (tokens, part) = (0, 0)
    }
    guard tokens >= max(1, minimumTokens) else { return nil }
    let bands = hashes.bands(of: shingles)
    Self.sort(&shingles, &other)
    var kept: [UInt32] = []
    kept.reserveCapacity(min(shingles.count, Sketch.most))
    for shingle in shingles where shingle != kept.last {
      guard kept.count < Sketch.most else { break }
      kept.append(shingle)
    }
    return Sketch(bands: bands, shingles: kept)
  }

  /// Sorts numbers by their bytes, the last first.
  private static func sort(_ numbers: inout [UInt32], _ other: inout [UInt32]) {
    guard numbers.count > 64 else { return numbers.sort() }
    if other.count < numbers.count { other = Array(repeating: 0, count: numbers.count) }
    let count = numbers.count
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 1024) { starts in
      starts.initialize(repeating: 0)
      numbers.withUnsafeMutableBufferPointer { first in
        other.withUnsafeMutableBufferPointer { second in
          for number in first {
            for byte in 0..<4 { starts[byte << 8 | Int(number >> UInt32(8 * byte) & 255)] += 1 }
          }
          for byte in 0..<4 {
            var sum = 0
            for digit in byte << 8..<(byte + 1) << 8 { (starts[digit], sum) = (sum, sum + starts[digit]) }
            let (from, to) = byte % 2 == 0 ? (first, second) : (second, first)
            for index in 0..<count {
              let digit = byte << 8 | Int(from[index] >> UInt32(8 * byte) & 255)
              to[starts[digit]] = from[index]
              starts[digit] += 1
            }
          }
        }
      }
    }
  }

  /// A part of fewer tokens than a shingle has is one shingle.
  private mutating func endPart() {
    if grams.count > 0, grams.count < grams.length {
      shingles.append(UInt32(truncatingIfNeeded: (grams.short ^ part) >> 32))
    }
    grams.restart()
  }
}
