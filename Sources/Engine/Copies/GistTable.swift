/// The items of one batch by what they say, to be held against others: an item that says all that another says and a
/// little more is that item, and so is one that says a little less.
struct GistTable {
  private let gists: [GistMemory.Gist]
  /// By shape and by what the fields say: the numbers of items.
  private var tables: [Int: [[Int]: [Int]]] = [:]
  /// By the shape of what is looked for: where its items may be found.
  private var probes: [Int: [Probe]] = [:]

  private struct Probe {
    /// Which of the fields to look for.
    let fields: [Int]
    let table: [[Int]: [Int]]
  }

  init(_ gists: [GistMemory.Gist]) {
    self.gists = gists
    for (number, gist) in gists.enumerated() {
      tables[gist.shape, default: [:]][gist.hashes, default: []].append(number)
    }
  }

  /// The numbers of the items that say the same as another one, in no order.
  ///
  /// - Parameter shapes: the names of the fields of each shape.
  mutating func numbers(like other: GistMemory.Gist, _ shapes: [[String]]) -> [Int] {
    let probes = self.probes[other.shape] ?? makeProbes(other.shape, shapes)
    self.probes[other.shape] = probes
    var found: [Int] = []
    for probe in probes {
      let key = probe.fields.count == other.hashes.count ? other.hashes : probe.fields.map { other.hashes[$0] }
      found += probe.table[key]?.filter { isAlike(gists[$0], other) } ?? []
    }
    return found
  }

  /// Where one says more than the other, that is less than what both say.
  private func isAlike(_ left: GistMemory.Gist, _ right: GistMemory.Gist) -> Bool {
    left.shape == right.shape || max(left.size, right.size) < 2 * min(left.size, right.size)
  }

  private func makeProbes(_ shape: Int, _ shapes: [[String]]) -> [Probe] {
    var places: [String: Int] = [:]
    for (place, name) in shapes[shape].enumerated() { places[name] = place }
    var probes: [Probe] = []
    // What says more than is looked for is found by the part that both have.
    var larger: [[Int]: [Int]] = [:]
    for (own, table) in tables {
      let names = shapes[own]
      let common = names.compactMap { places[$0] }
      if common.count == names.count {
        probes.append(Probe(fields: common, table: table))
      } else if common.count == places.count {
        let fields = names.indices.filter { places[names[$0]] != nil }
        for (hashes, numbers) in table { larger[fields.map { hashes[$0] }, default: []] += numbers }
      }
    }
    if !larger.isEmpty { probes.append(Probe(fields: Array(shapes[shape].indices), table: larger)) }
    return probes
  }
}
