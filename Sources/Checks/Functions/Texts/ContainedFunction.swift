import Documents

/// A text is not taken from others: less than `share` of its runs of `length` words stand in the texts of `with`.
///
/// Case and what stands between words do not matter. A text of fewer than `from` words says nothing. `of` takes several
/// texts together, but no run goes from one into the next; the finding lies at the first of them.
struct ContainedFunction: CheckFunction {
  static let name = "contained"
  static let words: Set<String> = ["share", "count"]

  private let own: [Excerpt]?
  private let others: [Excerpt]
  private let length: Int
  private let share: Double
  private let from: Int

  init(_ options: inout OptionReading) {
    own = options.excerpts("of")
    others = options.excerpts("with") ?? []
    length = max(1, min(options.integer("length") ?? 5, 100))
    share = options.number("share") ?? 1
    from = options.integer("from") ?? 1
  }

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    let places = own.map { look.nodes(of: $0, at: node) } ?? [PlacedNode(node)]
    guard let first = places.first, let known = runs(of: look.nodes(of: others, at: node), look)?.runs, !known.isEmpty,
      let own = runs(of: places, look), own.words >= from, !own.runs.isEmpty
    else { return }
    let count = own.runs.count { known.contains($0) }
    let part = Double(count) / Double(own.runs.count)
    guard part >= share else { return }
    hits.add(first, ["share": "\(Int(part * 100))", "count": "\(count)", "value": "\(own.words)"])
  }

  /// The runs of words in texts, and how many words there are; nil where that is too much work.
  private func runs(of places: [PlacedNode], _ look: Look) -> (runs: Set<ArraySlice<String>>, words: Int)? {
    var runs: Set<ArraySlice<String>> = []
    var count = 0
    for place in places where place.node.kind == .string {
      guard look.item.spend(place.node.count * length) else { return nil }
      let words = place.node.bytes.plainWords
      count += words.count
      guard words.count >= length else { continue }
      for start in 0...(words.count - length) { runs.insert(words[start..<start + length]) }
    }
    return (runs, count)
  }
}
