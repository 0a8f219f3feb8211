/// A text that resembles another.
package struct NearDuplicate: Hashable, Sendable {
  /// The text and the other, by their places in the list.
  package let index: Int
  package let other: Int
  package let resemblance: Double
}

/// Finds texts that resemble others in a list, without holding each against each: only those are held against one
/// another that share a band of their sketches.
package struct NearDuplicates: Sendable {
  /// For each of the texts that were asked about, where there is one, the other that it resembles most; among equals
  /// the first.
  package private(set) var found: [NearDuplicate] = []
  /// The texts in which nothing was found, and that have more in common with others than are looked at.
  package private(set) var unfinished: [Int] = []

  /// So many others of a band are looked at, and so many of all bands are held against a text, those first that share
  /// most bands with it. Else texts of one mould, of which there may be any number, would all be held against all.
  package static let most = 64

  /// - Parameters:
  ///   - sketches: of the texts, in an order that does not depend on chance.
  ///   - first: what is asked about begins here; each is held against all that stand before it.
  ///   - threshold: the resemblance from which texts count as near duplicates.
  package init(among sketches: [Sketch], from first: Int = 0, threshold: Double) {
    let (firsts, copies) = Self.distinct(sketches)
    found = copies.filter { $0.index >= first }
    let start = firsts.firstIndex { $0 >= first } ?? firsts.count
    let links = BandLinks(firsts.map { sketches[$0] })
    for place in start..<firsts.count {
      let (candidates, isCut) = links.candidates(for: place)
      let own = sketches[firsts[place]]
      var best: NearDuplicate?
      for candidate in candidates.prefix(Self.most) {
        let other = firsts[candidate]
        guard let resemblance = own.resemblance(to: sketches[other], atLeast: threshold) else { continue }
        if let best, best.resemblance > resemblance || best.resemblance == resemblance && best.other < other {
          continue
        }
        best = NearDuplicate(index: firsts[place], other: other, resemblance: resemblance)
      }
      if let best {
        found.append(best)
      } else if isCut || candidates.count > Self.most {
        unfinished.append(firsts[place])
      }
    }
    found.sort { $0.index < $1.index }
  }

  /// The first of each set of texts with the same shingles, which stands for all, and the copies of it: so copies cost
  /// nothing, however many there are.
  private static func distinct(_ sketches: [Sketch]) -> (firsts: [Int], copies: [NearDuplicate]) {
    var seen: [UInt64: [Int]] = [:]
    seen.reserveCapacity(sketches.count)
    var firsts: [Int] = []
    var copies: [NearDuplicate] = []
    // What has nothing in it is like nothing.
    for (index, sketch) in sketches.enumerated() where !sketch.shingles.isEmpty {
      let known = seen[sketch.mark] ?? []
      if let other = known.first(where: { sketches[$0].shingles == sketch.shingles }) {
        copies.append(NearDuplicate(index: index, other: other, resemblance: 1))
      } else {
        // Different texts with one mark come about by chance hardly ever; who makes them gets no work out of it.
        if known.count < 8 { seen[sketch.mark, default: []].append(index) }
        firsts.append(index)
      }
    }
    return (firsts, copies)
  }
}
