/// Texts of which is asked, again and again, which of them resemble another one; the others are not kept.
package struct ResemblanceTable: Sendable {
  private let sketches: [Sketch]
  private let threshold: Double
  /// The texts that share a band, by the band and its number.
  private var members: [UInt64: [Int32]] = [:]

  /// - Parameters:
  ///   - sketches: of the texts.
  ///   - threshold: the resemblance from which a text counts.
  package init(_ sketches: [Sketch], threshold: Double) {
    self.sketches = sketches
    self.threshold = threshold
    for (index, sketch) in sketches.enumerated() {
      for (band, number) in sketch.bands.enumerated() {
        members[UInt64(band) << 32 | UInt64(number), default: []].append(Int32(index))
      }
    }
  }

  /// The places of the texts that resemble another one, in ascending order.
  ///
  /// - Parameter known: those that nobody asks about any more.
  /// - Returns: as many as were found by holding ``NearDuplicates/most`` texts against it in vain; texts of one mould,
  ///   of which there may be any number, would else all be held against all.
  package func places(like sketch: Sketch, besides known: Set<Int>) -> [Int] {
    var found: [Int] = []
    var seen: Set<Int32> = []
    var inVain = 0
    for (band, number) in sketch.bands.enumerated() {
      for index in members[UInt64(band) << 32 | UInt64(number)] ?? [] where !known.contains(Int(index)) {
        guard seen.insert(index).inserted else { continue }
        if sketches[Int(index)].resemblance(to: sketch, atLeast: threshold) != nil {
          found.append(Int(index))
        } else {
          inVain += 1
          if inVain == NearDuplicates.most { return found.sorted() }
        }
      }
    }
    return found.sorted()
  }
}
