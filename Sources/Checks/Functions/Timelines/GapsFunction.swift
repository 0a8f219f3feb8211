import Documents

/// Long gaps between actions are not silent: at least a share, `minimum`, of those of `longer_s` seconds or more has
/// speech in it.
///
/// `speech`, `actions`, `origin` and `offset` are as for `said-after`. Of fewer than `from` such gaps nothing is said,
/// nor where there is no speech.
struct GapsFunction: CheckFunction {
  static let name = "gaps"
  static let words: Set<String> = ["share", "count", "total"]

  private let timeline: Timeline
  private let length: Int
  private let minimum: Double
  private let from: Int

  init(_ options: inout OptionReading) {
    timeline = Timeline(&options)
    length = (options.integer("longer_s") ?? 0) * 1_000
    minimum = options.number("minimum") ?? 0
    from = options.integer("from") ?? 1
  }

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    let stretches = timeline.stretches(in: look, at: node)
    let moments = timeline.moments(in: look, at: node)
    guard !stretches.isEmpty else { return }
    var (count, total, next) = (0, 0, 0)
    var end = Int.min
    for (start, stop) in zip(moments, moments.dropFirst()) where stop - start >= length {
      total += 1
      while next < stretches.count, stretches[next].start < stop {
        end = max(end, stretches[next].end)
        next += 1
      }
      if end > start { count += 1 }
    }
    guard total > 0, total >= from else { return }
    let share = Double(count) / Double(total)
    guard share < minimum else { return }
    hits.add(at: node, ["share": "\(Int(share * 100))", "count": "\(count)", "total": "\(total)"])
  }
}
