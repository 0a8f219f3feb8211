/// For each text and band, the text before it that shares the band.
struct BandLinks {
  private let count: Int
  /// One list for all bands; -1 where there is none.
  private var previous: [Int32]

  init(_ sketches: [Sketch]) {
    count = sketches.count
    previous = Array(repeating: -1, count: count * Sketch.bandCount)
    var keys: [UInt64] = Array(repeating: 0, count: count)
    var other = keys
    for band in 0..<Sketch.bandCount {
      for index in 0..<count { keys[index] = UInt64(sketches[index].bands[band]) << 32 | UInt64(index) }
      Self.sort(&keys, &other)
      for place in keys.indices.dropFirst() where keys[place] >> 32 == keys[place - 1] >> 32 {
        previous[Int(keys[place] & 0xFFFF_FFFF) * Sketch.bandCount + band] = Int32(keys[place - 1] & 0xFFFF_FFFF)
      }
    }
  }

  /// The texts before one that share bands with it, those first that share most; and whether there are more.
  func candidates(for index: Int) -> (list: [Int], isCut: Bool) {
    var all: [Int32] = []
    var isCut = false
    for band in 0..<Sketch.bandCount {
      var (other, steps) = (previous[index * Sketch.bandCount + band], 0)
      while other >= 0 {
        guard steps < NearDuplicates.most else {
          isCut = true
          break
        }
        all.append(other)
        steps += 1
        other = previous[Int(other) * Sketch.bandCount + band]
      }
    }
    guard !all.isEmpty else { return ([], isCut) }
    all.sort()
    var counted: [(shared: Int, index: Int32)] = []
    for other in all {
      if counted.last?.index == other {
        counted[counted.count - 1].shared += 1
      } else {
        counted.append((1, other))
      }
    }
    counted.sort { $0.shared != $1.shared ? $0.shared > $1.shared : $0.index < $1.index }
    return (counted.map { Int($0.index) }, isCut)
  }

  /// Sorts by the upper half, stably, in three rounds of eleven bits.
  private static func sort(_ keys: inout [UInt64], _ other: inout [UInt64]) {
    for shift in [32, 43, 54] as [UInt64] {
      var starts = Array(repeating: 0, count: 2049)
      for key in keys { starts[Int(key >> shift & 2047) + 1] += 1 }
      for digit in 1..<2049 { starts[digit] += starts[digit - 1] }
      for key in keys {
        let digit = Int(key >> shift & 2047)
        other[starts[digit]] = key
        starts[digit] += 1
      }
      swap(&keys, &other)
    }
  }
}
