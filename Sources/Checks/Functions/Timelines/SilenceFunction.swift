import Documents

/// Nobody is silent for more than `longest_s` seconds while there are actions: between the end of one stretch and the
/// beginning of the next.
///
/// `speech`, `actions`, `origin` and `offset` are as for `said-after`. The finding lies at the stretch behind the
/// silence. With `but` (times of RFC 3339), a silence in which one of those lies is a break, and left alone.
struct SilenceFunction: CheckFunction {
  static let name = "silence"
  static let words: Set<String> = ["seconds", "count"]

  private let timeline: Timeline
  private let breaks: Timeline
  private let longest: Int

  init(_ options: inout OptionReading) {
    timeline = Timeline(&options)
    breaks = Timeline(&options, actions: "but")
    longest = (options.integer("longest_s") ?? 0) * 1_000
  }

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    let moments = timeline.moments(in: look, at: node)
    let breaks = breaks.moments(in: look, at: node)
    var end: Int?
    for stretch in timeline.stretches(in: look, at: node) {
      defer { end = max(end ?? stretch.end, stretch.end) }
      guard let end, stretch.start - end > longest else { continue }
      let count = moments.count(from: end, to: stretch.start)
      guard count > 0, breaks.count(from: end, to: stretch.start) == 0 else { continue }
      hits.add(
        stretch.place,
        ["seconds": "\((stretch.start - end) / 1_000)", "count": "\(count)", "value": stretch.start.clock])
    }
  }
}

extension [Int] {
  /// How many of a sorted list lie between two numbers.
  fileprivate func count(from start: Int, to end: Int) -> Int { place(of: end) - place(of: start) }

  /// How many are no larger.
  private func place(of number: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] <= number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
